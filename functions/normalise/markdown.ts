import { marked } from 'marked'
import type { Format } from './draft.ts'
import { type FrontMatter, splitFrontMatter, statedList, statedText } from './front-matter.ts'
import { textOf } from './sanitise.ts'

/** Markdown (CommonMark and GitHub's tables), with YAML front matter under the names that site builders use. */
export const markdown: Format = (key, text) => {
  const { matter, body } = splitFrontMatter(key, text)
  const stated = readFields(matter)
  const heading = stated.title ? undefined : /^\s*#[^\S\n]+(.+?)[^\S\n]*#*[^\S\n]*(?:\n|$)/.exec(body)
  if (heading) {
    stated.title = textOf(marked.parseInline(heading[1] ?? '', { async: false }))
    stated.origins.title = 'first heading'
  }
  const html = marked.parse(heading ? body.slice(heading[0].length) : body, { async: false, gfm: true })
  const lead = /<p>([\s\S]*?)<\/p>/.exec(html)?.[1] ?? ''
  return [{ format: 'markdown', ...stated, html, lead: textOf(lead), removed: [] }]
}

const names = {
  id: ['id', 'guid', 'uuid'],
  slug: ['slug'],
  url: ['canonical', 'canonicalurl', 'url', 'permalink', 'link'],
  title: ['title', 'headline'],
  summary: ['description', 'summary', 'excerpt', 'abstract', 'subtitle'],
  image: ['image', 'cover', 'coverimage', 'featuredimage', 'thumbnail', 'heroimage'],
  published: ['datepublished', 'date', 'published', 'publishdate', 'pubdate', 'publishedat', 'created'],
  modified: ['datemodified', 'updated', 'lastmod', 'modified', 'updatedat', 'lastmodified'],
  language: ['lang', 'language', 'locale'],
} as const
const articleField: Record<string, string> = { published: 'date_published', modified: 'date_modified' }

function readFields(matter: FrontMatter) {
  const origins: Record<string, string> = {}
  const stated: Partial<Record<keyof typeof names, string>> = {}
  for (const [field, candidates] of Object.entries(names) as [keyof typeof names, string[]][]) {
    const found = statedText(matter, ...candidates)
    if (!found) continue
    stated[field] = found.value
    origins[articleField[field] ?? field] = 'front matter'
  }
  const authors = statedList(matter, 'author', 'authors', 'byline', 'creator')
  const statedTopics = statedList(matter, 'topic', 'topics', 'category', 'categories', 'section')
  const tags = [...new Set([...statedList(matter, 'tags', 'tag', 'keywords'), ...statedTopics])]
  if (authors.length > 0) origins.authors = 'front matter'
  if (tags.length > 0) origins.tags = 'front matter'
  return {
    ...stated,
    authors,
    tags,
    statedTopics: [...new Set([...statedTopics, ...tags])],
    draft: matter.get('draft') === true,
    origins,
  }
}
