/** A part of a plain text: one paragraph, lines that belong together (verse, an address), or a list. */
export interface Block {
  readonly kind: 'paragraph' | 'lines' | 'list'
  readonly lines: readonly string[]
}

const listMark = /^\s*(?:[-*•‣–]|\d{1,3}[.)])\s+/u

/**
 * Plain text as blocks. Blank lines part paragraphs; hard-wrapped lines are joined; where there are no blank lines,
 * each line is a paragraph.
 */
export function toBlocks(text: string): Block[] {
  const groups = text
    .split(/\n[^\S\n]*(?:\n[^\S\n]*)+/u)
    .map((group) =>
      group
        .split('\n')
        .map((line) => line.replace(/[^\S\n]+/gu, ' ').trim())
        .filter(Boolean),
    )
    .filter((lines) => lines.length > 0)
  return groups.flatMap((lines) => (groups.length === 1 ? oneGroup(lines) : toBlock(lines)))
}

/** No blank line in the whole text: one paragraph a line, unless it was wrapped at a width. */
function oneGroup(lines: string[]): Block[] {
  if (!isWrapped(lines)) return joinLists(lines)
  const width = Math.max(...lines.map((line) => line.length))
  const paragraphs: string[][] = [[]]
  for (const line of lines) {
    paragraphs.at(-1)?.push(line)
    if (line.length < width * 0.8 && /[.!?…"”’)]$/u.test(line)) paragraphs.push([])
  }
  return paragraphs.filter((part) => part.length > 0).map((part) => paragraph(part.join(' ')))
}

function toBlock(lines: string[]): Block[] {
  if (lines.length === 1) return joinLists(lines)
  if (lines.every((line) => listMark.test(line))) return joinLists(lines)
  if (isWrapped(lines)) return [paragraph(lines.join(' '))]
  if (lines.some((line) => line.length > 100)) return joinLists(lines)
  const first = lines.findIndex((line) => listMark.test(line))
  if (first > 0 && lines.slice(first).every((line) => listMark.test(line))) return joinLists(lines)
  return [{ kind: 'lines', lines }]
}

/** Wrapped at a width: every line but the last comes near the longest, and none is longer than a screen is wide. */
function isWrapped(lines: readonly string[]): boolean {
  const width = Math.max(...lines.map((line) => line.length))
  if (width < 45 || width > 100 || lines.length < 2) return false
  const full = lines.slice(0, -1).filter((line) => line.length > width * 0.7)
  const open = lines.slice(0, -1).filter((line) => !/[.!?…:;"”]$/u.test(line))
  return full.length >= (lines.length - 1) * 0.75 && open.length >= (lines.length - 1) * 0.5
}

function joinLists(lines: readonly string[]): Block[] {
  const blocks: { kind: Block['kind']; lines: string[] }[] = []
  for (const line of lines) {
    const last = blocks.at(-1)
    if (!listMark.test(line)) blocks.push({ kind: 'paragraph', lines: [line] })
    else if (last?.kind === 'list') last.lines.push(line)
    else blocks.push({ kind: 'list', lines: [line] })
  }
  return blocks.map((block) =>
    block.kind === 'list' && block.lines.length === 1 ? { ...block, kind: 'paragraph' } : block,
  )
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', lines: [text] }
}

/** The block's text in one line. */
export function blockText(block: Block): string {
  return block.lines.join(' ')
}

/** The blocks as HTML; every character of the source is escaped. */
export function blocksToHtml(blocks: readonly Block[]): string {
  return blocks.map(blockToHtml).join('\n')
}

function blockToHtml({ kind, lines }: Block): string {
  if (kind !== 'list') return `<p>${lines.map(escapeHtml).join('<br>\n')}</p>`
  const tag = /^\s*\d/.test(lines[0] ?? '') ? 'ol' : 'ul'
  return `<${tag}>\n${lines.map((line) => `<li>${escapeHtml(line.replace(listMark, ''))}</li>`).join('\n')}\n</${tag}>`
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
