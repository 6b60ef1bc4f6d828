const segmenters = new Map<string, Intl.Segmenter>()

/** A dot after one of these ends no sentence. */
const abbreviation =
  /(?:^|[\s(“"])(?:\p{Lu}\.|(?:\p{L}\.){2,}|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|St|Mt|No|vs|Jr|Sr|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|approx|Nr|Abs|bzw|usw|ca)\.?\s*$/u

/** The sentences of one paragraph, by the Unicode rules for the language, not broken after abbreviations. */
export function sentences(text: string, language = 'en'): string[] {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'sentence' })
  segmenters.set(language, segmenter)
  const found: string[] = []
  for (const { segment } of segmenter.segment(text)) {
    const last = found.at(-1)
    if (last !== undefined && abbreviation.test(last)) found[found.length - 1] = last + segment
    else found.push(segment)
  }
  return found.map((sentence) => sentence.trim()).filter(Boolean)
}
