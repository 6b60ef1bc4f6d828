/** What was read: whole bytes, and what identifies this version of them. */
export interface StoredObject {
  readonly body: Uint8Array
  /** Opaque and unquoted; equal for equal bytes within one store. */
  readonly etag: string
  readonly contentType: string
  readonly lastModified: Date
}

export interface ListedObject {
  readonly key: string
  readonly etag: string
  /** In bytes. */
  readonly size: number
  readonly lastModified: Date
}

export interface PutOptions {
  /** With its charset: `application/rss+xml; charset=utf-8`. */
  readonly contentType: string
  /** Write only if this version is still the stored one (RFC 9110, If-Match). */
  readonly ifMatch?: string
  /** Write only if nothing is stored under the key (RFC 9110, If-None-Match). */
  readonly ifNoneMatch?: '*'
}

/**
 * The object store that everything is kept in: S3, a folder, or memory. Keys are relative, `/`-separated paths.
 * An object is replaced whole or not at all.
 */
export interface Store {
  /** The object, or undefined where there is none. */
  get(key: string): Promise<StoredObject | undefined>
  /** @throws {ConditionFailed} where another writer was first: read again, and decide again. */
  put(key: string, body: Uint8Array | string, options: PutOptions): Promise<{ etag: string }>
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>
  /** Every object whose key starts with the prefix, in the order of the keys' UTF-8 bytes, after `startAfter`. */
  list(prefix: string, options?: { startAfter?: string }): AsyncIterable<ListedObject>
}

/** A conditional write lost its race: the stored version is not the one that was expected. */
export class ConditionFailed extends Error {
  override readonly name = 'ConditionFailed'
  constructor(key: string, options?: ErrorOptions) {
    super(`${key} was changed by another writer: read it again, then write`, options)
  }
}

/** A key that no store takes: empty, absolute, with `..`, a backslash, a control character, or an empty part. */
export class InvalidKey extends Error {
  override readonly name = 'InvalidKey'
  constructor(key: string) {
    super(`${JSON.stringify(key)} is no store key: use a relative path without "..", "\\", "//" and control characters`)
  }
}

/** @throws {InvalidKey} */
export function assertKey(key: string): void {
  const parts = key.split('/')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const bad = /[\u0000-\u001f\u007f\\]/.test(key) || /%2e|%2f/i.test(key)
  if (bad || parts.some((part) => part === '' || part === '.' || part === '..')) throw new InvalidKey(key)
}
