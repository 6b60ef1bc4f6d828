import { eld } from 'eld/extrasmall'

const fewestLetters = 120

/** The language (BCP 47) that a text is in, or undefined where it is too short or too mixed to say. */
export function detectLanguage(text: string): string | undefined {
  const sample = text.slice(0, 4000)
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < (/[\p{sc=Han}\p{sc=Hiragana}]/u.test(sample) ? 40 : fewestLetters))
    return undefined
  const result = eld.detect(sample)
  return result.isReliable() && result.language ? result.language : undefined
}
