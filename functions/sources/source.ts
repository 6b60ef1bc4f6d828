/** One raw input as a listing shows it. */
export interface SourceEntry {
  /** Relative to the source's root, `/`-separated. */
  readonly key: string
  /** Changes whenever the bytes may have changed. */
  readonly version: string
  /** In bytes. */
  readonly size: number
  /** Set where the entry can never be read as an article: a symbolic link, a device. */
  readonly unfit?: string
}

/** Where raw articles come from: a folder or a bucket. */
export interface Source {
  /** For messages: the folder's path, or `s3://bucket/prefix`. */
  readonly name: string
  /** In the order of the keys' UTF-8 bytes. Hidden files and folders are left out. */
  list(): AsyncIterable<SourceEntry>
  /** The bytes, or undefined where the file is gone. */
  read(key: string): Promise<Uint8Array | undefined>
}
