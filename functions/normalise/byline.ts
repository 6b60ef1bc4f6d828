const byline = /^(?:by|von|par|por)\s+(.{3,120})$/iu
const role =
  /\b(?:correspondent|staff|writer|reporter|editor|desk|bureau|agency|korrespondent\w*|redakt\w+|journaliste|redacci[oó]n|in)\b/iu
const name =
  /^(?:\p{Lu}[\p{L}\p{M}.'’-]*)(?:\s+(?:(?:de|da|di|du|del|della|van|von|der|den|la|le|el|al|bin|ibn|y)\s+)*\p{Lu}[\p{L}\p{M}.'’-]*){1,4}$/u

/**
 * The people that a byline names: "By Ann Lee and Bo Chan" gives two. Roles and agencies are no people; a line that
 * names nobody gives undefined, and is then no byline.
 */
export function parseByline(line: string): string[] | undefined {
  const named = byline.exec(line.trim())?.[1]
  if (!named || /[.!?]$/.test(named.replace(/\b\p{Lu}\.$/u, ''))) return undefined
  const parts = named
    .split(/\s*(?:,|;|&|\||\band\b|\bund\b|\bet\b|\by\b)\s*/u)
    .map((part) => part.trim())
    .filter((part) => part && !role.test(part))
  return parts.length > 0 && parts.every((part) => name.test(part)) ? parts : undefined
}
