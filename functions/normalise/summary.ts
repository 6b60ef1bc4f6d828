import { withoutDateline } from './dateline.ts'
import { sentences } from './sentences.ts'
import { cutAtWord } from './title.ts'

const maxSummaryLength = 320

/** The lead's first sentences, without its dateline, as far as {@link maxSummaryLength} UTF-16 units reach. */
export function summarise(lead: string, language?: string): string | undefined {
  let summary = ''
  for (const sentence of sentences(withoutDateline(lead), language)) {
    const longer = summary ? `${summary} ${sentence}` : sentence
    if (summary && longer.length > maxSummaryLength) break
    summary = longer
  }
  return summary ? cutAtWord(summary, maxSummaryLength) : undefined
}
