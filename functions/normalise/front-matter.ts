import { parse } from 'yaml'
import { Rejected } from '../article/rejected.ts'

/** What front matter states: names in lower case without separators, so `date_published` and `datePublished` are one. */
export type FrontMatter = ReadonlyMap<string, unknown>

/**
 * Parts a Markdown text into its YAML front matter, read as data only, and its body.
 *
 * @throws {Rejected} `invalid-front-matter`
 */
export function splitFrontMatter(key: string, text: string): { matter: FrontMatter; body: string } {
  const match = /^---[^\S\n]*\n([\s\S]*?)(?:\n|^)---[^\S\n]*(?:\n|$)/.exec(text)
  if (!match) {
    if (/^---[^\S\n]*\n\s*\w+\s*:/.test(text)) throw invalid(key, 'its front matter has no closing "---" line: add it')
    return { matter: new Map(), body: text }
  }
  return { matter: readMatter(key, match[1] ?? ''), body: text.slice(match[0].length) }
}

function readMatter(key: string, yaml: string): FrontMatter {
  let value: unknown
  try {
    value = parse(yaml, { schema: 'core', maxAliasCount: 20, logLevel: 'error' })
  } catch (error) {
    const cause = error instanceof Error ? (error.message.split('\n')[0] ?? '').replace(/:$/, '') : String(error)
    throw new Rejected('invalid-front-matter', key, `its front matter is no YAML: ${cause}: mend that line`, {
      cause: error,
    })
  }
  if (value === null || value === undefined) return new Map()
  if (typeof value !== 'object' || Array.isArray(value))
    throw invalid(key, 'its front matter is not a list of "name: value" lines: mend it')
  return new Map(Object.entries(value).map(([name, entry]) => [name.toLowerCase().replace(/[\s_-]/g, ''), entry]))
}

function invalid(key: string, message: string): Rejected {
  return new Rejected('invalid-front-matter', key, message)
}

/** The first of the names that has a text, with the name that it stood under. */
export function statedText(matter: FrontMatter, ...names: string[]): { value: string; name: string } | undefined {
  for (const name of names) {
    const value = matter.get(name)
    if ((typeof value === 'string' && value.trim()) || typeof value === 'number')
      return { value: String(value).trim(), name }
  }
  return undefined
}

/** All texts under the names: lists, comma-separated texts, and objects with a `name`. */
export function statedList(matter: FrontMatter, ...names: string[]): string[] {
  const found = names.flatMap((name) => toList(matter.get(name)))
  return [...new Set(found.map((text) => text.trim()).filter(Boolean))]
}

function toList(value: unknown): string[] {
  if (typeof value === 'string') return value.split(',')
  if (typeof value === 'number') return [String(value)]
  if (Array.isArray(value)) return value.flatMap((entry) => (typeof entry === 'string' ? [entry] : toList(entry)))
  if (typeof value === 'object' && value !== null && 'name' in value) return toList(value.name)
  return []
}
