import { type Article, articleSchema } from '../article/article.ts'
import { Rejected } from '../article/rejected.ts'
import { uuidUrn } from '../article/uuid.ts'
import type { Settings } from '../publication/settings.ts'
import { parseDate } from './dates.ts'
import { decode } from './decode.ts'
import type { Draft, Format, SourceFile } from './draft.ts'
import { detectLanguage } from './language.ts'
import { markdown } from './markdown.ts'
import { plainText } from './plain-text.ts'
import { absolute, sanitise, textOf } from './sanitise.ts'
import { asciiSlug, makeSlug } from './slug.ts'
import { summarise } from './summary.ts'
import { deriveTitle } from './title.ts'

/** Counts up when the same source gives another article than before; a refresh then reads every source again. */
export const normaliserVersion = 1

/** Which format reads which file, by the extension of its name. A new format has its line here. */
const formats: Readonly<Record<string, Format>> = {
  '': plainText,
  txt: plainText,
  text: plainText,
  md: markdown,
  markdown,
}

/**
 * The articles that a source file gives: mostly one. Pure: no clock, no network; the same bytes and settings give
 * the same articles. Topics and first-seen times are added later.
 *
 * @throws {Rejected} with a typed reason, where the file can give no article
 * @example normalise({ key: 'harbour.txt', bytes }, settings)[0]?.title
 */
export function normalise(file: SourceFile, settings: Settings): Article[] {
  const extension = /\.([^./]*)$/.exec(file.key)?.[1]?.toLowerCase() ?? ''
  const format = formats[extension]
  if (!format) {
    const known = Object.keys(formats)
      .filter(Boolean)
      .map((name) => `.${name}`)
    throw new Rejected('unsupported-format', file.key, `.${extension} files are not read: use ${known.join(', ')}`)
  }
  return format(file.key, decode(file.key, file.bytes), settings).map((draft) => finish(file.key, draft, settings))
}

/** The steps that all formats share: sanitise, derive what is not stated, say where each value came from. */
function finish(key: string, draft: Draft, settings: Settings): Article {
  const notes: string[] = []
  const fields: Article['_feedmill']['fields'] = {}
  const origin = (field: string) => draft.origins[field] ?? draft.format
  const url = statedUrl(draft.url, 'url', notes)
  const base = url ?? `${settings.baseUrl}/`
  const html = sanitise(draft.html, base)
  const text = textOf(html)
  if (!/[\p{L}\p{N}]/u.test(text))
    throw new Rejected('empty', key, 'holds no text besides its metadata: write the article, or delete the file')

  const id = draft.id ?? url ?? uuidUrn(key)
  fields.id = { from: draft.id ? origin('id') : url ? 'canonical address' : 'source key' }
  if (url) fields.url = { from: origin('url') }

  const language = statedLanguage(draft.language, notes) ?? detectLanguage(text)
  if (language)
    fields.language = draft.language ? { from: origin('language') } : { from: 'text', derived: true, note: 'detected' }

  const derived = draft.title ? undefined : deriveTitle(draft.lead, language)
  const title = draft.title ?? derived?.title
  if (title) fields.title = derived ? { from: 'lead', derived: true, note: derived.how } : { from: origin('title') }

  const summary = draft.summary ?? summarise(draft.lead, language)
  if (summary)
    fields.summary = draft.summary
      ? { from: origin('summary') }
      : { from: 'lead', derived: true, note: 'first sentences' }

  const published = statedDate(draft.published, 'date_published', settings, notes)
  const modified = statedDate(draft.modified, 'date_modified', settings, notes)
  if (published) fields.date_published = { from: origin('date_published') }
  if (modified) fields.date_modified = { from: origin('date_modified') }
  const image = draft.image ? statedUrl(absolute(draft.image, base), 'image', notes) : undefined
  if (image) fields.image = { from: origin('image') }
  if (draft.authors.length > 0) fields.authors = { from: origin('authors') }
  if (draft.tags.length > 0) fields.tags = { from: origin('tags') }
  fields.content_html = { from: draft.format }

  const slug = (draft.slug && asciiSlug(draft.slug)) || makeSlug(title ?? '', id)
  return articleSchema.parse({
    id,
    ...(url && { url }),
    ...(title && { title }),
    content_html: html,
    ...(summary && { summary }),
    ...(image && { image }),
    ...(published && { date_published: published }),
    ...(modified && { date_modified: modified }),
    ...(draft.authors.length > 0 && { authors: draft.authors.map((name) => ({ name })) }),
    ...(draft.tags.length > 0 && { tags: [...draft.tags] }),
    ...(language && { language }),
    _feedmill: {
      slug,
      source: { key, format: draft.format },
      fields,
      removed: [...draft.removed],
      notes,
      topics: [],
      stated_topics: [...draft.statedTopics],
      ...(draft.draft && { draft: true }),
    },
  })
}

function statedUrl(address: string | undefined, field: string, notes: string[]): string | undefined {
  if (!address) return undefined
  if (/^https?:\/\//i.test(address) && URL.canParse(address)) return new URL(address).href
  notes.push(`${field} ${JSON.stringify(address)} is no absolute http address, and was left out`)
  return undefined
}

function statedDate(text: string | undefined, field: string, settings: Settings, notes: string[]): string | undefined {
  if (!text) return undefined
  const date = parseDate(text, settings.timeZone)
  if (!date) notes.push(`${field} ${JSON.stringify(text)} was left out: write it as 2024-03-02 or 2 March 2024`)
  return date
}

function statedLanguage(tag: string | undefined, notes: string[]): string | undefined {
  if (!tag) return undefined
  try {
    return Intl.getCanonicalLocales(tag.replace('_', '-'))[0]
  } catch {
    notes.push(`language ${JSON.stringify(tag)} is no language tag, and was left out`)
    return undefined
  }
}
