import type { Settings, Topic } from './settings.ts'

/** What the site needs to know of the publication; stored beside the feeds, so serving needs no settings. */
export interface Publication {
  readonly title: string
  readonly description: string
  readonly baseUrl: string
  readonly language: string
  readonly timeZone: string
  readonly icon?: string
  readonly copyright?: string
  readonly hub?: string
  /** Topics in the order of the settings, with the number of articles that each has. */
  readonly topics: readonly (Pick<Topic, 'slug' | 'label' | 'description'> & { readonly count: number })[]
  /** The number of articles in the channel for all. */
  readonly count: number
}

/** The last refresh that changed something, as `/health` tells it. Times are RFC 3339. */
export interface Health {
  readonly refreshed: string
  readonly articles: number
  readonly added: number
  readonly updated: number
  readonly removed: number
  readonly rejected: number
}

/** Where documents stand in the store. Feeds and pages are found by these names alone. */
export const keys = {
  publication: 'out/publication.json',
  health: 'out/health.json',
  article: (slug: string) => `articles/${slug}.json`,
  /** `topic` undefined: the channel for all. */
  feed: (document: FeedDocument, topic?: string) => (topic ? `out/topics/${topic}/${document}` : `out/${document}`),
} as const

export type FeedDocument = 'rss.xml' | 'atom.xml' | 'feed.json'

/** The media types of the feeds, with their charsets. */
export const contentTypes: Record<FeedDocument, string> = {
  'rss.xml': 'application/rss+xml; charset=utf-8',
  'atom.xml': 'application/atom+xml; charset=utf-8',
  'feed.json': 'application/feed+json; charset=utf-8',
}

/** The publication's face, from its settings and the number of articles under each topic. */
export function describePublication(
  settings: Settings,
  counts: ReadonlyMap<string, number>,
  count: number,
): Publication {
  const { title, description, baseUrl, language, timeZone, icon, copyright, hub } = settings
  return {
    title,
    description,
    baseUrl,
    language,
    timeZone,
    ...(icon && { icon }),
    ...(copyright && { copyright }),
    ...(hub && { hub }),
    topics: settings.topics.map(({ slug, label, description }) => ({
      slug,
      label,
      description,
      count: counts.get(slug) ?? 0,
    })),
    count,
  }
}
