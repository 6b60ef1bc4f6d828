import { z } from 'zod'

const person = z.strictObject({ name: z.string().min(1), url: z.url().optional(), avatar: z.url().optional() })

const attachment = z.strictObject({
  url: z.url(),
  mime_type: z.string().min(1),
  title: z.string().optional(),
  size_in_bytes: z.int().nonnegative().optional(),
  duration_in_seconds: z.number().nonnegative().optional(),
})

/** A topic that an article was put under, with what spoke for it. Scores are comparable within one article only. */
const assignedTopic = z.strictObject({ slug: z.string().min(1), score: z.number(), evidence: z.array(z.string()) })

const provenance = z.strictObject({
  /** Last part of the permanent page's address, `/articles/{slug}`; fixed when the article is first seen. */
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  source: z.strictObject({ key: z.string().min(1), format: z.string().min(1) }),
  /** When a refresh first met the article; it orders articles that state no date. */
  first_seen: z.iso.datetime().optional(),
  /** For each field that has a value: where the value came from. */
  fields: z.record(z.string(), z.strictObject({ from: z.string().min(1), note: z.string().optional() })),
  /** Everything that was taken out of the source's text, in the order of the source. */
  removed: z.array(z.strictObject({ text: z.string(), reason: z.string().min(1) })),
  /** Things that the publisher should know, such as a date that could not be read. */
  notes: z.array(z.string()),
  /** Main topic first. */
  topics: z.array(assignedTopic),
  /** Topics and tags that the source states, as written. */
  stated_topics: z.array(z.string()),
  draft: z.boolean().optional(),
})

/**
 * The canonical record that normalising a source file gives: a JSON Feed 1.1 item with one `_feedmill` extension
 * object. Any JSON Feed tool can read it.
 *
 * @see https://www.jsonfeed.org/version/1.1/#items
 */
export const articleSchema = z.strictObject({
  /** Stable for ever: the stated id, else the canonical URL, else a `urn:uuid:` of the source key. */
  id: z.string().min(1),
  /** The canonical address, only if the source states one. */
  url: z.url().optional(),
  title: z.string().min(1).optional(),
  /** Sanitised HTML. */
  content_html: z.string(),
  /** Plain text, one paragraph. */
  summary: z.string().optional(),
  image: z.url().optional(),
  /** RFC 3339; only where the source states an absolute date. */
  date_published: z.iso.datetime({ offset: true }).optional(),
  date_modified: z.iso.datetime({ offset: true }).optional(),
  authors: z.array(person).optional(),
  tags: z.array(z.string()).optional(),
  /** BCP 47. */
  language: z.string().optional(),
  attachments: z.array(attachment).optional(),
  _feedmill: provenance,
})

export type Article = z.infer<typeof articleSchema>
export type AssignedTopic = z.infer<typeof assignedTopic>
export type Person = z.infer<typeof person>
