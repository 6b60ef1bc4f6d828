import type { z } from 'zod'
import { type Settings, settingsSchema } from './settings.ts'

/** Settings that cannot be used; the message has a line for each key, with what was found and what is expected. */
export class InvalidSettings extends Error {
  override readonly name = 'InvalidSettings'
}

/**
 * Checks the settings and fills in the defaults.
 *
 * @param file for the message: where the settings stand
 * @throws {InvalidSettings}
 */
export function parseSettings(input: unknown, file: string): Settings {
  const result = settingsSchema.safeParse(input)
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => `  ${describe(issue, input)}`)
  throw new InvalidSettings(`${file} has settings that cannot be used:\n${lines.join('\n')}`)
}

function describe(issue: z.core.$ZodIssue, input: unknown): string {
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(issue.path)
    return issue.keys
      .map((key) => `${keyOf([...issue.path, key])}: no such setting; expected one of ${known}`)
      .join('\n  ')
  }
  const found = issue.path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    input,
  )
  return `${keyOf(issue.path)}: found ${show(found)}; expected ${expected(issue)}`
}

function expected(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `a value of type ${issue.expected}`
    case 'too_small':
      return issue.origin === 'string'
        ? 'a text that is not empty'
        : `at least ${issue.minimum}${issue.origin === 'array' ? ' entries' : ''}`
    case 'too_big':
      return `at most ${issue.maximum}`
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`
    case 'invalid_union':
      return 'a list of words, or an object of words with weights'
    case 'invalid_format':
      return issue.format === 'email' ? 'an e-mail address' : issue.message
    default:
      return issue.message
  }
}

function knownKeys(path: readonly PropertyKey[]): string {
  if (path.length === 0) return Object.keys(settingsSchema.shape).join(', ')
  const examples: Record<string, string> = {
    topics: 'slug, label, description, aliases, keywords',
    authors: 'name, email, url',
    policies: 'strayHeadlines, futureDated',
  }
  return examples[String(path[0])] ?? 'those in the README'
}

function keyOf(path: readonly PropertyKey[]): string {
  return (
    path
      .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`))
      .join('') || 'the settings'
  )
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = typeof value === 'function' ? 'a function' : JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}
