import { withoutDateline } from './dateline.ts'
import { sentences } from './sentences.ts'

/** The longest derived title, in UTF-16 units. */
export const maxTitleLength = 90
const minClauseLength = 24

/** Words that must not end a title: what follows them was cut. */
const dangling =
  /[\s,;:–—-]+(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|as|that|which|who|whose|where|when|while|after|before|than|into|over|under|about|between|is|are|was|were|has|have|had|be|been|will|would|its|their|his|her|this|these|those|not|der|die|das|den|dem|ein|eine|und|oder|von|mit|für|im|am|zu|le|la|les|un|une|des|du|de|et|ou|à|au|aux|en|el|los|las|una|y|o|del|al|con|por|para|que)$/iu
const clauseStart =
  /\s(?=(?:while|which|who|whose|where|when|after|before|but|because|although|though|as|amid|despite|following|according to|während|nachdem|weil|obwohl|alors que|tandis que|après|mientras|después)\s)/giu
const clauseMark = /[,;:](?=\s)|\s[–—-](?=\s)|—/gu

/** A first block that reads as a headline: short, one line, no full stop. */
export function isTitleLine(line: string, next: string | undefined): boolean {
  if (next === undefined || line.length > 140 || line.length < 4) return false
  if (/[.,;:]["”’»)]?$/u.test(line) && !/\b(?:\p{L}\.){2,}$/u.test(line)) return false
  if (/^[-*•–]\s|^\d+[.)]\s|^by\s/iu.test(line)) return false
  return next.length > line.length || next.length > 60 || /^by\s/i.test(next)
}

/**
 * A title for an article that states none: its first sentence, without its dateline, cut at a clause (or, failing
 * that, at a word) within {@link maxTitleLength}. Undefined where the lead holds no words.
 */
export function deriveTitle(lead: string, language?: string): { title: string; how: string } | undefined {
  const sentence = sentences(withoutDateline(lead), language)[0]?.replace(
    /(?<!\b(?:\p{L}\.)+\p{L})[.。]+(["”’»]?)$/u,
    '$1',
  )
  if (!sentence || !/[\p{L}\p{N}]/u.test(sentence)) return undefined
  if (sentence.length <= maxTitleLength) return { title: unquote(sentence), how: 'first sentence' }
  const clause = lastClause(sentence)
  if (clause) return { title: unquote(clause), how: 'first sentence, cut at a clause' }
  return { title: unquote(cutAtWord(sentence, maxTitleLength)), how: 'first sentence, cut at a word' }
}

function lastClause(sentence: string): string | undefined {
  const ends = [...sentence.matchAll(clauseMark), ...sentence.matchAll(clauseStart)].map((match) => match.index)
  return ends
    .filter((end) => end >= minClauseLength && end <= maxTitleLength)
    .sort((a, b) => b - a)
    .map((end) => sentence.slice(0, end).trim())
    .find((part) => !dangling.test(part) && balanced(part))
}

/** The text cut at a word and marked with an ellipsis, within `max` UTF-16 units. */
export function cutAtWord(text: string, max: number): string {
  if (text.length <= max) return text
  let cut = text.slice(0, max - 1)
  const space = cut.lastIndexOf(' ')
  if (space > max / 2) cut = cut.slice(0, space)
  while (dangling.test(cut)) cut = cut.replace(dangling, '')
  return `${cut.replace(/[\s,;:–—-]+$|\p{Surrogate}$/u, '')}…`
}

function balanced(text: string): boolean {
  const count = (mark: RegExp) => text.match(mark)?.length ?? 0
  return count(/[“«(]/gu) === count(/[”»)]/gu) && count(/"/g) % 2 === 0
}

/** Quotation marks that open and never close, after a cut, or that enclose the whole. */
function unquote(title: string): string {
  if (/^[“"«][^“”"«»]*[”"»]$/u.test(title)) return title.slice(1, -1)
  return balanced(title) ? title : title.replace(/^[“"«]/u, '').trim()
}
