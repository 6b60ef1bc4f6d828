import { createHash, randomUUID } from 'node:crypto'
import * as fs from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { codeOf, compareBytes, isGone, readRegular, walk } from '../sources/folder.ts'
import { assertKey, ConditionFailed, InvalidKey, type ListedObject, type Store } from './store.ts'

/** Where files are written before they take their place: in the same file system, and never listed. */
const asideName = '.aside'
/** Files between two turns of the event loop while listing. */
const filesPerTurn = 256
/** File times step in clock ticks: a file this young may change again within its tick, so its etag is not kept. */
const settledMs = 100
const lockWaitMs = 10_000
/** The age at which a lock is given up whose holder cannot be asked, being on another host. */
const lockLeaseMs = 60_000
const leftoverMs = 3_600_000

/** A store in a folder, one file for each object. Any number of processes may use it at once, and be killed. */
export function filesystemStore(root: string): Store {
  const aside = join(root, asideName)
  const etags = new Map<string, { stamp: string; etag: string }>()
  let swept = false

  function locate(key: string): string {
    assertKey(key)
    if (key === asideName || key.startsWith(`${asideName}/`)) throw new InvalidKey(key)
    const path = join(root, key)
    assertInside(root, dirname(path), key)
    return path
  }

  function readEtag(path: string): string | undefined {
    const found = readRegular(path)
    return found && hash(found.body)
  }

  function listed(key: string): ListedObject | undefined {
    const path = join(root, key)
    try {
      const { ino, size, mtimeNs, ctimeNs, mtime, ctimeMs } = fs.lstatSync(path, { bigint: true })
      const stamp = `${ino} ${size} ${mtimeNs} ${ctimeNs}`
      const known = etags.get(key)
      if (known?.stamp === stamp) return { key, etag: known.etag, size: Number(size), lastModified: mtime }
      const settled = Date.now() - Number(ctimeMs) > settledMs
      const found = readRegular(path)
      if (!found) return undefined
      const etag = hash(found.body)
      if (settled) etags.set(key, { stamp, etag })
      return { key, etag, size: found.body.length, lastModified: found.modified }
    } catch (error) {
      if (isGone(error)) return undefined
      throw error
    }
  }

  return {
    async get(key) {
      const found = readRegular(locate(key))
      if (!found) return undefined
      return { body: found.body, etag: hash(found.body), contentType: contentTypeOf(key), lastModified: found.modified }
    },

    async put(key, body, { ifMatch, ifNoneMatch }) {
      const path = locate(key)
      const bytes = typeof body === 'string' ? Buffer.from(body) : body
      const etag = hash(bytes)
      fs.mkdirSync(aside, { recursive: true })
      if (!swept) sweep(aside)
      swept = true
      const temporary = temporaryIn(aside)
      try {
        fs.mkdirSync(dirname(path), { recursive: true })
        await writeDurably(temporary, bytes)
        if (ifNoneMatch) fs.linkSync(temporary, path)
        else {
          await locked(aside, key, () => {
            if (ifMatch !== undefined && readEtag(path) !== ifMatch) throw new ConditionFailed(key)
            fs.renameSync(temporary, path)
          })
        }
        return { etag }
      } catch (error) {
        throw explain(error, key, path)
      } finally {
        fs.rmSync(temporary, { force: true })
      }
    },

    async delete(key) {
      const path = locate(key)
      etags.delete(key)
      if (!fs.lstatSync(path, { throwIfNoEntry: false })?.isFile()) return
      fs.mkdirSync(aside, { recursive: true })
      await locked(aside, key, () => fs.rmSync(path, { force: true }))
    },

    async *list(prefix, { startAfter = '' } = {}) {
      let files = 0
      const wanted = (path: string) => {
        if (path === `${asideName}/`) return false
        if (!path.endsWith('/')) return path.startsWith(prefix) && compareBytes(path, startAfter) > 0
        const holdsPrefix = path.startsWith(prefix) || prefix.startsWith(path)
        return holdsPrefix && (startAfter.startsWith(path) || compareBytes(path, startAfter) > 0)
      }
      for await (const { key, file } of walk(root, wanted)) {
        const object = file.isFile() ? listed(key) : undefined
        if (object) yield object
        if (++files % filesPerTurn === 0) await setImmediate()
      }
    },
  }
}

function hash(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32)
}

function contentTypeOf(key: string): string {
  const name = key.slice(key.lastIndexOf('/') + 1)
  if (name === 'rss.xml') return 'application/rss+xml; charset=utf-8'
  if (name === 'atom.xml') return 'application/atom+xml; charset=utf-8'
  if (name === 'feed.json') return 'application/feed+json; charset=utf-8'
  if (name.endsWith('.json')) return 'application/json; charset=utf-8'
  if (name.endsWith('.xml')) return 'application/xml; charset=utf-8'
  return 'application/octet-stream'
}

/** A link among the folders of the key could lead anywhere. */
function assertInside(root: string, folder: string, key: string): void {
  const realRoot = realpath(root)
  if (realRoot === undefined) return
  let real = realpath(folder)
  for (let path = folder; real === undefined; real = realpath(path)) path = dirname(path)
  if (real !== realRoot && !real.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep)) {
    throw new Error(`${key} leads out of ${root} through a symbolic link: replace the link by a folder`)
  }
}

function realpath(path: string): string | undefined {
  try {
    return fs.realpathSync.native(path)
  } catch (error) {
    if (isGone(error)) return undefined
    throw error
  }
}

function explain(error: unknown, key: string, path: string): unknown {
  const code = codeOf(error)
  const inTheWay = fs.lstatSync(path, { throwIfNoEntry: false })
  if (code === 'EEXIST' && inTheWay?.isFile()) return new ConditionFailed(key, { cause: error })
  if (code === 'EEXIST' || code === 'EISDIR' || code === 'ENOTDIR' || code === 'ENOTEMPTY') {
    return new Error(`${path} cannot be written: a file and a folder want the same name`, { cause: error })
  }
  return error
}

/** Not there by a power cut's half: the bytes are on the disk before the name is. */
async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = fs.openSync(path, 'wx')
  try {
    fs.writeFileSync(file, bytes)
    await promisify(fs.fsync)(file)
  } finally {
    fs.closeSync(file)
  }
}

function temporaryIn(aside: string): string {
  return join(aside, `.tmp-${process.pid}-${randomUUID()}`)
}

/** Removes what killed processes left half written. */
function sweep(aside: string): void {
  for (const name of fs.readdirSync(aside)) {
    if (!name.startsWith('.tmp-')) continue
    const path = join(aside, name)
    const found = fs.lstatSync(path, { throwIfNoEntry: false })
    if (found && Date.now() - found.mtimeMs > leftoverMs) fs.rmSync(path, { force: true })
  }
}

/**
 * Does work that no other process does for this key meanwhile. The work is synchronous, so that within one process
 * nothing comes between; a process killed in it leaves a lock that the next one takes over.
 */
async function locked(aside: string, key: string, work: () => void): Promise<void> {
  const lock = join(aside, `lock-${hash(key)}`)
  const mine = temporaryIn(aside)
  fs.writeFileSync(mine, `${hostname()} ${process.pid} ${startOf(process.pid)} ${randomUUID()}`)
  try {
    const deadline = Date.now() + lockWaitMs
    while (!takeLock(aside, lock, mine)) {
      if (Date.now() > deadline) throw new Error(`${lock} is held by another process: end it, or delete the file`)
      await setTimeout(1 + Math.random() * 4)
    }
    try {
      work()
    } finally {
      fs.rmSync(lock, { force: true })
    }
  } finally {
    fs.rmSync(mine, { force: true })
  }
}

/**
 * Links the holder's file to the lock's name. Where a dead process holds the lock, just one other may take it over:
 * the one whose link `heir-<hash of the dead holder>` comes first. Holders are never named alike, so a right once used
 * cannot be won again. Where the heir died too, its own heir inherits both.
 */
function takeLock(aside: string, lock: string, mine: string): boolean {
  if (linkIfFree(mine, lock)) return true
  const dead: { path: string; holder: string }[] = []
  for (let path = lock; ; ) {
    const holder = readHolder(path)
    if (holder === undefined || isAlive(holder)) return false
    dead.push({ path, holder: holder.text })
    path = join(aside, `heir-${hash(holder.text)}`)
    if (!linkIfFree(mine, path)) continue
    const current = dead.every((one) => readHolder(one.path)?.text === one.holder)
    if (current) fs.renameSync(mine, lock)
    for (const used of [...dead.slice(1).map((one) => one.path), path]) {
      if (current || used === path) fs.rmSync(used, { force: true })
    }
    return current
  }
}

function linkIfFree(from: string, to: string): boolean {
  try {
    fs.linkSync(from, to)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function readHolder(path: string): { text: string; since: number } | undefined {
  const found = readRegular(path)
  return found && { text: Buffer.from(found.body).toString(), since: found.modified.getTime() }
}

function isAlive({ text, since }: { text: string; since: number }): boolean {
  const [host, pid, start] = text.split(' ')
  const inLease = Date.now() - since < lockLeaseMs
  if (host !== hostname()) return inLease
  try {
    process.kill(Number(pid), 0)
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false
  }
  const now = startOf(Number(pid))
  return now === unknownStart ? inLease : now === start
}

const unknownStart = '-'

/** When a process started, which tells it from a later one with its id; empty for one that has ended. Linux only. */
function startOf(pid: number): string {
  if (process.platform !== 'linux') return unknownStart
  try {
    // After the name, which may hold anything: state, …, and the start in clock ticks as the twentieth.
    const fields = fs
      .readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\)\s+/s, '')
      .split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? '' : (fields[19] ?? '')
  } catch {
    return ''
  }
}
