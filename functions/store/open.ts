import { filesystemStore } from './filesystem.ts'
import { s3Store } from './s3.ts'
import type { Store } from './store.ts'

/**
 * @param location a folder's path, or `s3://bucket/prefix`
 * @throws {Error} where the location is neither
 */
export function openStore(location: string): Store {
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]+):\/\/(.*)$/i.exec(location) ?? []
  if (!location) throw new Error('The store has no location: give a folder, or s3://bucket/prefix')
  if (scheme === undefined) return filesystemStore(location)
  const [bucket = '', ...prefix] = rest.split('/')
  if (scheme.toLowerCase() !== 's3' || !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) {
    throw new Error(`${location} is no store: give a folder, or s3://bucket/prefix`)
  }
  return s3Store({ bucket, prefix: prefix.join('/') })
}
