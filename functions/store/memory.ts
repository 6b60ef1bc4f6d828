import { createHash } from 'node:crypto'
import { compareBytes } from '../sources/folder.ts'
import { assertKey, ConditionFailed, type Store, type StoredObject } from './store.ts'

/** A store that ends with the process: for tests, and for trying things out. */
export function memoryStore(): Store {
  const objects = new Map<string, StoredObject>()
  return {
    async get(key) {
      assertKey(key)
      const found = objects.get(key)
      return found && { ...found, body: found.body.slice() }
    },

    async put(key, body, { contentType, ifMatch, ifNoneMatch }) {
      assertKey(key)
      const stored = objects.get(key)
      if (ifNoneMatch && stored) throw new ConditionFailed(key)
      if (ifMatch !== undefined && stored?.etag !== ifMatch) throw new ConditionFailed(key)
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body)
      const etag = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
      objects.set(key, { body: bytes, etag, contentType, lastModified: new Date() })
      return { etag }
    },

    async delete(key) {
      assertKey(key)
      objects.delete(key)
    },

    async *list(prefix, { startAfter = '' } = {}) {
      const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && compareBytes(key, startAfter) > 0)
      for (const key of keys.sort(compareBytes)) {
        const found = objects.get(key)
        if (found) yield { key, etag: found.etag, size: found.body.length, lastModified: found.lastModified }
      }
    },
  }
}
