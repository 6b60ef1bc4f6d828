import { setTimeout } from 'node:timers/promises'
import type { S3Client } from '@aws-sdk/client-s3'
import { assertKey, ConditionFailed, type Store } from './store.ts'

export interface S3StoreOptions {
  readonly bucket: string
  /** Put before every key, and taken off again; with or without `/` at its ends. */
  readonly prefix?: string
  readonly client?: S3Client
}

/** Beside the client's own retries, which know nothing of conditional writes. */
const maxTries = 4
const backoffMs = 50

/** A store in an S3 bucket. Region, credentials and endpoint come from the environment. */
export function s3Store({ bucket, prefix = '', client: given }: S3StoreOptions): Store {
  const base = prefix.replace(/^\/+|\/+$/g, '').replace(/.$/, '$&/')
  let opened: ReturnType<typeof open> | undefined
  // The client takes longer to load than all the rest: not before it is needed.
  const connect = () => {
    opened ??= open(given)
    return opened
  }

  return {
    async get(key) {
      assertKey(key)
      const { client, sdk } = await connect()
      try {
        return await retry(async () => {
          const found = await client.send(new sdk.GetObjectCommand({ Bucket: bucket, Key: base + key }))
          return {
            body: (await found.Body?.transformToByteArray()) ?? new Uint8Array(),
            etag: unquote(found.ETag),
            contentType: found.ContentType ?? 'application/octet-stream',
            lastModified: found.LastModified ?? new Date(0),
          }
        })
      } catch (error) {
        if (nameOf(error) === 'NoSuchKey') return undefined
        throw explain(error, 'read', bucket, base + key)
      }
    },

    async put(key, body, { contentType, ifMatch, ifNoneMatch }) {
      assertKey(key)
      const { client, sdk } = await connect()
      const bytes = typeof body === 'string' ? Buffer.from(body) : body
      let repeated = false
      try {
        const written = await retry(
          () =>
            client.send(
              new sdk.PutObjectCommand({
                Bucket: bucket,
                Key: base + key,
                Body: bytes,
                ContentType: contentType,
                // Unquoted, because Ceph compares it so; S3 takes both.
                IfMatch: ifMatch,
                IfNoneMatch: ifNoneMatch,
              }),
            ),
          () => {
            repeated = true
          },
        )
        return { etag: unquote(written.ETag) }
      } catch (error) {
        if (ifMatch === undefined && !ifNoneMatch) throw explain(error, 'written', bucket, base + key)
        if (statusOf(error) === 412 && (repeated || attemptsOf(error) > 1)) {
          // The first try may have been written and only its answer lost: then the winner is this writer.
          const stored = await this.get(key)
          if (stored && Buffer.compare(stored.body, bytes) === 0) return { etag: stored.etag }
        }
        const lost = statusOf(error) === 412 || nameOf(error) === 'NoSuchKey' || isConflict(error)
        throw lost ? new ConditionFailed(key, { cause: error }) : explain(error, 'written', bucket, base + key)
      }
    },

    async delete(key) {
      assertKey(key)
      const { client, sdk } = await connect()
      try {
        await retry(() => client.send(new sdk.DeleteObjectCommand({ Bucket: bucket, Key: base + key })))
      } catch (error) {
        if (nameOf(error) !== 'NoSuchKey') throw explain(error, 'deleted', bucket, base + key)
      }
    },

    async *list(listPrefix, { startAfter = '' } = {}) {
      const { client, sdk } = await connect()
      let after: string | undefined = startAfter && base + startAfter
      for (let more = true; more; ) {
        const request = new sdk.ListObjectsV2Command({
          Bucket: bucket,
          Prefix: base + listPrefix || undefined,
          StartAfter: after || undefined,
          // XML cannot hold every key that others may have put here.
          EncodingType: 'url',
        })
        const page = await retry(() => client.send(request)).catch((error) => {
          throw explain(error, 'listed', bucket, base + listPrefix)
        })
        for (const { Key, ETag, Size, LastModified } of page.Contents ?? []) {
          after = decodeURIComponent((Key ?? '').replaceAll('+', ' '))
          const key = after.slice(base.length)
          if (key) yield { key, etag: unquote(ETag), size: Size ?? 0, lastModified: LastModified ?? new Date(0) }
        }
        more = page.IsTruncated === true && page.Contents !== undefined
      }
    },
  }
}

async function open(given: S3Client | undefined) {
  const sdk = await import('@aws-sdk/client-s3')
  const { AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL, AWS_REGION, AWS_DEFAULT_REGION } = process.env
  const client =
    given ??
    new sdk.S3Client({
      region: AWS_REGION || AWS_DEFAULT_REGION || 'us-east-1',
      // Servers other than S3 are rarely reached by a host name for each bucket.
      forcePathStyle: Boolean(AWS_ENDPOINT_URL_S3 || AWS_ENDPOINT_URL),
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout: 5_000, socketTimeout: 30_000 },
    })
  return { client, sdk }
}

async function retry<T>(send: () => Promise<T>, onRetry?: () => void): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await send()
    } catch (error) {
      if (tries === maxTries || !(isConflict(error) || isSlowDown(error) || isCutOff(error))) throw error
      onRetry?.()
      await setTimeout(Math.random() * backoffMs * 2 ** tries)
    }
  }
}

/** Another conditional write of this key was under way: which of the two wins is not decided yet. */
function isConflict(error: unknown): boolean {
  return statusOf(error) === 409 && nameOf(error) === 'ConditionalRequestConflict'
}

function isSlowDown(error: unknown): boolean {
  return statusOf(error) === 503
}

/** The connection broke, perhaps amid the body, where the client does not try again. */
function isCutOff(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE')
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : ''
}

function metadataOf(error: unknown): { httpStatusCode?: number; attempts?: number } {
  return error instanceof Error && '$metadata' in error ? (error.$metadata as object) : {}
}

function statusOf(error: unknown): number | undefined {
  return metadataOf(error).httpStatusCode
}

function attemptsOf(error: unknown): number {
  return metadataOf(error).attempts ?? 1
}

function explain(error: unknown, what: string, bucket: string, key: string): Error {
  const why = error instanceof Error ? [error.name, error.message].filter(Boolean).join(': ') : String(error)
  return new Error(`s3://${bucket}/${key} could not be ${what} (${why})`, { cause: error })
}

function unquote(etag = ''): string {
  return etag.replace(/^W\//, '').replace(/^"|"$/g, '')
}
