const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i
const named =
  /^(?:\p{L}+,?\s+)?(?:(\d{1,2})(?:st|nd|rd|th|\.)?\s+(\p{L}{3,9})\.?,?\s+(\d{4})|(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}))(?:,?\s+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(Z|GMT|UTC|[+-]\d{2}:?\d{2})?)?$/u
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A stated date as RFC 3339, in UTC. ISO 8601, RFC 822 and dates that name their month are read; a date without a
 * zone is in `timeZone`. Undefined for anything else: "02/03/2024" is ambiguous, and "Thursday" no date.
 *
 * @example parseDate('3 March 2024', 'Europe/Berlin') // '2024-03-02T23:00:00Z'
 */
export function parseDate(text: string, timeZone: string): string | undefined {
  const trimmed = text.trim()
  const parts = isoParts(trimmed) ?? namedParts(trimmed)
  if (!parts) return undefined
  const [year, month, day, hour, minute, second, zone] = parts
  const local = Date.UTC(year, month - 1, day, hour, minute, second)
  const back = new Date(local)
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59)
    return undefined
  const time = zone ? local - zoneOffset(zone) : fromZone(local, timeZone)
  return `${new Date(time).toISOString().slice(0, 19)}Z`
}

type Parts = [year: number, month: number, day: number, hour: number, minute: number, second: number, zone?: string]

function isoParts(text: string): Parts | undefined {
  const match = iso.exec(text)
  if (!match) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0))
  return [year, month, day, hour, minute, second, match[7]]
}

function namedParts(text: string): Parts | undefined {
  const match = named.exec(text)
  if (!match) return undefined
  const month = months.indexOf((match[2] ?? match[4] ?? '').slice(0, 3).toLowerCase()) + 1
  if (month === 0) return undefined
  const numbers = [match[3] ?? match[6], match[1] ?? match[5], match[7], match[8], match[9]].map((part) =>
    Number(part ?? 0),
  )
  const [year = 0, day = 0, hour = 0, minute = 0, second = 0] = numbers
  return [year, month, day, hour, minute, second, match[10]]
}

function zoneOffset(zone: string): number {
  const match = /([+-])(\d{2}):?(\d{2})/.exec(zone)
  if (!match) return 0
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000
}

/** Wall-clock time in a zone as UTC; twice, because the first guess may fall on the other side of a clock change. */
function fromZone(local: number, timeZone: string): number {
  const first = local - offsetAt(local, timeZone)
  return local - offsetAt(first, timeZone)
}

function offsetAt(time: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  })
  const part = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]))
  const shown = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second)
  return shown - Math.floor(time / 1000) * 1000
}
