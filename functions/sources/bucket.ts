import type { Source, SourceEntry } from './source.ts'

/** What is needed of a bucket; every store has it. */
export interface Objects {
  list(prefix: string): AsyncIterable<{ readonly key: string; readonly etag: string; readonly size: number }>
  get(key: string): Promise<{ readonly body: Uint8Array } | undefined>
}

/** The objects of a bucket. */
export function bucketSource(name: string, objects: Objects): Source {
  return {
    name,
    async *list() {
      for await (const { key, etag, size } of objects.list('')) {
        // A key with `/` at its end is what consoles leave for an empty folder.
        if (key.endsWith('/') || key.split('/').some((part) => part.startsWith('.'))) continue
        const entry: SourceEntry = { key, version: etag, size }
        yield unreadable.test(key) ? { ...entry, unfit: 'a name that cannot be a path: rename it' } : entry
      }
    },
    async read(key) {
      return (await objects.get(key))?.body
    },
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unreadable = /^\/|\/\/|[\u0000-\u001f\u007f\\]|%2e|%2f/i
