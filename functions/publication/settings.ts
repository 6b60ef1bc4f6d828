import { z } from 'zod'
import { mediaTopics } from './media-topics.ts'

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens')
const httpUrl = z.url({ protocol: /^https?$/, error: 'an absolute http or https address' })

const topic = z.strictObject({
  /** In addresses: `/topics/{slug}`. Never change it once readers have it. */
  slug,
  label: z.string().min(1),
  description: z.string().default(''),
  /** Other names that sources use for the topic: tags, section names, codes. */
  aliases: z.array(z.string().min(1)).default([]),
  /** Words and phrases that speak for the topic, with weights; a plain list weighs 1 each. */
  keywords: z
    .union([
      z.array(z.string().min(1)).transform((list) => Object.fromEntries(list.map((word) => [word, 1]))),
      z.record(z.string(), z.number()),
    ])
    .default({}),
})

const person = z.strictObject({
  name: z.string().min(1),
  email: z.email().optional(),
  url: httpUrl.optional(),
})

const timeZone = z.string().refine(isTimeZone, 'an IANA time zone such as "Europe/Berlin"')
const language = z.string().refine(isLanguage, 'a BCP 47 language tag such as "en" or "pt-BR"')

/** The settings of a publication, as `feedmill.config.ts` gives them. Everything has a default. */
export const settingsSchema = z.strictObject({
  title: z.string().min(1).default('A Feedmill publication'),
  description: z.string().min(1).default('Articles, by topic.'),
  /** Where the site stands, without a slash at the end. */
  baseUrl: httpUrl.transform((url) => url.replace(/\/+$/, '')).default('http://localhost:8080'),
  language: language.default('en'),
  /** For dates that state no zone. */
  timeZone: timeZone.default('UTC'),
  /** Stand for the publication, and for articles that name no author, in Atom's feed author. */
  authors: z.array(person).default([]),
  /** A square picture, for readers' lists. */
  icon: httpUrl.optional(),
  /** A wide picture, for the RSS `<image>` and Atom `<logo>`. */
  image: httpUrl.optional(),
  copyright: z.string().optional(),
  /** A WebSub hub that readers may subscribe at. */
  hub: httpUrl.optional(),
  /** The most items in a feed. */
  itemsPerFeed: z.int().min(1).max(1000).default(50),
  topics: z
    .array(topic)
    .min(1)
    .default(() => mediaTopics.map((entry) => topic.parse(entry)))
    .refine((list) => new Set(list.map((entry) => entry.slug)).size === list.length, 'each slug once'),
  policies: z
    .strictObject({
      /** What happens to a last line that is another story's headline. */
      strayHeadlines: z.enum(['remove', 'keep']).default('remove'),
      /** What happens to an article whose date is still to come. */
      futureDated: z.enum(['hide', 'publish']).default('hide'),
    })
    .prefault({}),
})

/** What a publisher writes: everything may be left out. */
export type SettingsInput = z.input<typeof settingsSchema>
/** What the program works with: checked, defaults filled in. */
export type Settings = z.output<typeof settingsSchema>
export type Topic = z.output<typeof topic>
export type TopicInput = z.input<typeof topic>

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
