import { type Block, blockText } from './blocks.ts'

export interface Removed {
  readonly text: string
  readonly reason: string
}

const boilerplate = [
  /^(?:read|see|watch|listen|learn|find out) (?:more|also|next)\b.{0,120}$/iu,
  /^(?:related|more|also|recommended)(?: stories| articles| reading| coverage| on this)?\s*[:：].{0,120}$/iu,
  /^(?:sign up|subscribe|register)\b.{0,160}\b(?:newsletter|inbox|e-?mails?|updates|alerts|now|here|today)\b.{0,60}$/iu,
  /^(?:share|tweet|print|e-?mail|copy|save)(?:[\s,|/·]+(?:this|on|via|to|with|link|article|story|page|facebook|twitter|x|whatsapp|linkedin|e-?mail|print|share|copy|save|tweet))*[.!]?$/iu,
  /^follow (?:us|me|our)\b.{0,120}$/iu,
  /^(?:advertisement|anzeige|publicité|publicidad|sponsored(?: content)?|skip to (?:main )?content|all rights reserved\.?|loading(?:…|\.{3})?|comments?)$/iu,
  /^(?:click|tap) here\b.{0,120}$/iu,
  /^(?:©|\(c\)|copyright)\s.{0,120}$/iu,
  /^(?:lesen sie auch|mehr zum thema|lire aussi|à lire aussi|lea también|lee también)\b.{0,160}$/iu,
]
const credit =
  /^\(?(?:photo|image|picture|foto|bild|photograph|illustration|crédito?)s?(?:\s*(?:by|credit|courtesy|from|von|de))?\s*[:：/]?\s.{2,100}\)?$/iu
const endsSentence = /[.!?…。！？؟۔]["”’»』」)\]]*$/u
const stopWords = new Set(
  'a an the of to in on at by for from with and or but as that is are was were be been has have had will would its it his her their this these not no new after over how why what who says said more than up out into off about'.split(
    ' ',
  ),
)

/** Takes share lines, "read more" and photo credits from both ends; never from the middle. */
export function trimEdges(blocks: readonly Block[]): { kept: Block[]; removed: Removed[] } {
  const kept = [...blocks]
  const before: Removed[] = []
  const after: Removed[] = []
  for (let first = kept[0]; first && kept.length > 1; first = kept[0]) {
    const reason = edgeReason(first)
    if (!reason) break
    before.push({ text: blockText(first), reason })
    kept.shift()
  }
  for (let last = kept.at(-1); last && kept.length > 1; last = kept.at(-1)) {
    const reason = edgeReason(last)
    if (!reason) break
    after.unshift({ text: blockText(last), reason })
    kept.pop()
  }
  return { kept, removed: [...before, ...after] }
}

function edgeReason(block: Block): string | undefined {
  const text = blockText(block)
  if (block.kind === 'list' || text.length > 200) return undefined
  if (credit.test(text) && !endsSentence.test(text)) return 'photo credit'
  return boilerplate.some((pattern) => pattern.test(text)) ? 'page furniture' : undefined
}

/**
 * Takes a last line that is the headline of another story: short, without a full stop, after a paragraph of prose,
 * and in words that the article hardly uses. The ending of a list or a poem follows short lines, and stays.
 */
export function takeStrayHeadline(blocks: readonly Block[]): { kept: Block[]; removed: Removed[] } {
  const kept = [...blocks]
  const last = kept.at(-1)
  const previous = kept.at(-2)
  if (!last || !previous || kept.length < 3 || !looksLikeHeadline(last)) return { kept, removed: [] }
  const prose =
    previous.kind === 'paragraph' && endsSentence.test(blockText(previous)) && blockText(previous).length >= 60
  const body = kept.slice(0, -1).map(blockText).join(' ')
  const share = prose ? shareOfKnownWords(blockText(last), body) : 1
  if (share > 0.4) return { kept, removed: [] }
  kept.pop()
  return {
    kept,
    removed: [
      { text: blockText(last), reason: 'stray headline: no full stop, and its words hardly occur in the article' },
    ],
  }
}

function looksLikeHeadline(block: Block): boolean {
  const text = blockText(block)
  const words = text.split(/\s+/u).length
  if (block.kind !== 'paragraph' || text.length > 160 || words < 3 || words > 22) return false
  if (/[.…:;,。]["”’»)\]]*$/u.test(text)) return false
  return !/^[\p{Ll}\-–—*•(@#©~]|^\d+[.)]\s|https?:|@\S+\.\w/u.test(text)
}

/** The share of a line's content words whose stem occurs in the text; 1 where there are too few to judge by. */
function shareOfKnownWords(line: string, text: string): number {
  const known = new Set(contentWords(text))
  const words = [...new Set(contentWords(line))]
  if (words.length < 2) return 1
  return words.filter((word) => known.has(word)).length / words.length
}

/** Lower-case words but stop words, cut to their first six letters, so that "accused" meets "accusing". */
function contentWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.filter((word) => word.length > 2 && !stopWords.has(word)).map((word) => word.slice(0, 5))
}
