import { createHash } from 'node:crypto'

/** The longest readable part of a slug; cut at a hyphen. */
const maxReadable = 60

/**
 * The last part of an article's address: its title in ASCII, and a mark made from its id, so that two articles of
 * one title stay apart.
 *
 * @example makeSlug('Ünder the bridge', 'urn:uuid:…') // 'under-the-bridge-3f1c22a9'
 */
export function makeSlug(title: string, id: string): string {
  const readable = asciiSlug(title).slice(0, maxReadable + 1)
  const cut = readable.length > maxReadable ? readable.slice(0, Math.max(readable.lastIndexOf('-'), 20)) : readable
  const mark = createHash('sha256').update(id).digest('hex').slice(0, 8)
  return [cut.replace(/-+$/, ''), mark].filter(Boolean).join('-')
}

/** Lower-case ASCII letters, digits and single hyphens; empty where the text has none. */
export function asciiSlug(text: string): string {
  return text
    .replaceAll('ß', 'ss')
    .replace(/[’']/gu, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}
