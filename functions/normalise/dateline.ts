/** "BEIJING (Wire) - ", "PORT ELLIS, March 3 — ": where and when a wire story was filed. */
const dateline =
  /^\p{Lu}[\p{Lu}\s.'’,-]{2,60}?(?:,\s*\p{Lu}[\p{L}.\s]{1,30}?)?(?:,?\s+(?:\p{L}+\.?\s+\d{1,2}|\d{1,2}\.?\s+\p{L}+\.?)(?:,?\s+\d{4})?)?\s*(?:\([^)]{1,40}\))?\s*[-–—]+\s+/u

/** The paragraph without the dateline that opens it; datelines stay in bodies, and out of titles and summaries. */
export function withoutDateline(paragraph: string): string {
  return paragraph.replace(dateline, '')
}
