import type { Article } from '../article/article.ts'
import type { Settings } from '../publication/settings.ts'

/** A source file, as it was read. */
export interface SourceFile {
  /** Relative to the source's root; part of the article's id where it states none. */
  readonly key: string
  readonly bytes: Uint8Array
}

/** What a format reads out of one text, before the steps that all formats share. */
export interface Draft {
  readonly format: string
  /** The stated id. */
  readonly id?: string
  readonly slug?: string
  readonly url?: string
  readonly title?: string
  /** HTML that may hold anything: it is sanitised later. */
  readonly html: string
  /** The first paragraph as plain text: titles and summaries are derived from it. */
  readonly lead: string
  readonly summary?: string
  readonly image?: string
  /** As written. */
  readonly published?: string
  readonly modified?: string
  readonly authors: readonly string[]
  readonly tags: readonly string[]
  readonly statedTopics: readonly string[]
  readonly language?: string
  readonly draft?: boolean
  /** Where each stated value came from, by the names of the article's fields. */
  readonly origins: Readonly<Record<string, string>>
  readonly removed: Article['_feedmill']['removed']
}

/** Reads one format. Throws {@link Rejected} where the text cannot be read as it. */
export type Format = (key: string, text: string, settings: Settings) => Draft[]
