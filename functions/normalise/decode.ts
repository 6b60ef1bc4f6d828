import { Rejected } from '../article/rejected.ts'

const signatures: readonly [string, string][] = [
  ['89504e47', 'a PNG picture'],
  ['ffd8ff', 'a JPEG picture'],
  ['47494638', 'a GIF picture'],
  ['25504446', 'a PDF'],
  ['504b0304', 'a ZIP archive (Word and OpenDocument files are such)'],
  ['1f8b', 'a gzip archive'],
]

/** The largest source file that is read, in bytes. */
export const maxSourceBytes = 8 * 1024 * 1024

/**
 * A source file's bytes as clean text: UTF-8, UTF-16 with a byte order mark, else windows-1252; line ends as `\n`;
 * without control characters, lone surrogates and byte order marks.
 *
 * @throws {Rejected} `empty`, `binary` or `too-large`
 */
export function decode(key: string, bytes: Uint8Array): string {
  if (bytes.length > maxSourceBytes) {
    throw new Rejected('too-large', key, `has ${bytes.length} bytes, and ${maxSourceBytes} are read: split it`)
  }
  const hex = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  const binary = signatures.find(([signature]) => hex.startsWith(signature))
  if (binary) throw new Rejected('binary', key, `is ${binary[1]}, not text: save it as text or Markdown`)
  const text = toText(bytes)
  const clean = text.replace(/\r\n?|\u2028|\u2029/g, '\n').replace(unprintable, '')
  if (text.length - clean.length > 8 && controls(text) > text.length * 0.02) {
    throw new Rejected('binary', key, 'holds bytes that are no text: save it as text or Markdown')
  }
  if (!/[\p{L}\p{N}]/u.test(clean)) {
    throw new Rejected('empty', key, 'holds no text: write the article, or delete the file')
  }
  return clean.normalize('NFC') === clean ? clean : clean.normalize('NFC')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ufffe\uffff]|\p{Surrogate}/gu

function controls(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is counted
  return text.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0
}

function toText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
