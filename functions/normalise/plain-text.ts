import { type Block, blocksToHtml, blockText, toBlocks } from './blocks.ts'
import { parseByline } from './byline.ts'
import { parseDate } from './dates.ts'
import type { Draft, Format } from './draft.ts'
import { type Removed, takeStrayHeadline, trimEdges } from './edges.ts'
import { isTitleLine } from './title.ts'

/** Text as it is scraped or typed: an optional title line, byline and date line, then paragraphs. */
export const plainText: Format = (_key, text, settings) => {
  const edges = trimEdges(toBlocks(text))
  const head = takeHead(edges.kept, settings.timeZone)
  const stray =
    settings.policies.strayHeadlines === 'remove' ? takeStrayHeadline(head.body) : { kept: head.body, removed: [] }
  return [
    {
      format: 'text',
      ...head.stated,
      html: blocksToHtml(stray.kept),
      lead: blockText(
        stray.kept.find((block) => block.kind === 'paragraph') ?? stray.kept[0] ?? { kind: 'paragraph', lines: [] },
      ),
      tags: [],
      statedTopics: [],
      removed: [...edges.removed, ...stray.removed] satisfies Removed[],
    },
  ]
}

/** Takes the lines at the top that are not the body: title, byline, date; in that order, each at most once. */
function takeHead(blocks: readonly Block[], timeZone: string) {
  // A title line may share its block with the byline below it.
  const body: Block[] = blocks.flatMap((block, index) =>
    index === 0 && block.kind === 'lines' ? oneEach(block) : [block],
  )
  const origins: Record<string, string> = {}
  const stated: { title?: string; authors: readonly string[]; published?: string } = { authors: [] }
  const title = body[0] && blockText(body[0])
  if (
    title &&
    body[0]?.kind === 'paragraph' &&
    !parseDate(title, timeZone) &&
    isTitleLine(title, body[1] && blockText(body[1]))
  ) {
    stated.title = title.replace(/^#+\s+/, '')
    origins.title = 'title line'
    body.shift()
  }
  for (let line = body[0] && blockText(body[0]); line && body.length > 1; line = body[0] && blockText(body[0])) {
    const people: readonly string[] | undefined = stated.authors.length === 0 ? parseByline(line) : undefined
    const date: string = line.replace(/^(?:published|posted|date)(?: on)?\s*:?\s+/iu, '')
    if (people) {
      stated.authors = people
      origins.authors = 'byline'
    } else if (!stated.published && line.length < 60 && parseDate(date, timeZone)) {
      stated.published = date
      origins.date_published = 'date line'
    } else break
    body.shift()
  }
  return { body: body.length > 0 ? body : [...blocks], stated: { ...stated, origins } satisfies Partial<Draft> }
}

function oneEach(block: Block): Block[] {
  const [first = '', second = ''] = block.lines
  if (!parseByline(second)) return [block]
  return [first, ...block.lines.slice(1)].map((line) => ({ kind: 'paragraph', lines: [line] }))
}
