/**
 * The files that collections came from, with their hashes: a manifest says by them what was measured. They are hashed in
 * the ingest worker once the import is done: small files at once, large ones a while later, or when they are asked for.
 */
import { HASHED_AT_ONCE } from '../platform/shared/hashed-at-once.ts'
import type { SourceFile } from '../benchmark/report.ts'
import { remember, remembered } from './remembered.ts'
import { ingest } from './workers.ts'

/** Milliseconds: by then a person looks at what was imported, and nothing is slowed down. */
const LATER = 30_000

/** Of this visit; a browser that keeps nothing has no others. */
const noted = new Map<string, readonly SourceFile[]>()
/** Noted and not hashed, in the order in which they were noted. */
let pending: readonly File[] = []

/** In the order in which they were brought; none where an earlier release read them. */
export const sourcesOf = (fingerprint: string): readonly SourceFile[] => noted.get(fingerprint) ?? remembered().sources[fingerprint] ?? []

/** Notes that a collection was made by adding files to another one, or from them alone. */
export function noteSources(fingerprint: string, base: string | undefined, files: readonly File[]): void {
  keep(fingerprint, [...(base === undefined ? [] : sourcesOf(base)), ...files.map(({ name, size }): SourceFile => ({ name, bytes: size, sha256: null }))])
  pending = [...pending, ...files]
  void hashSources(HASHED_AT_ONCE)
  if (pending.some(({ size }) => size > HASHED_AT_ONCE)) setTimeout(() => void hashSources(), LATER)
}

/** Forgets a collection that is deleted. */
export function forgetSources(fingerprint: string): void {
  noted.delete(fingerprint)
  remember({ sources: Object.fromEntries(Object.entries(remembered().sources).filter(([key]) => key !== fingerprint)) })
}

let hashing: Promise<void> = Promise.resolve()

/** Resolves when what is noted so far is hashed, up to files of `most` bytes. Never rejects: what cannot be read stays without a hash. */
export function hashSources(most = Infinity): Promise<void> {
  hashing = hashing.then(() => hashEach(most))
  return hashing
}

async function hashEach(most: number): Promise<void> {
  for (const file of pending) {
    if (file.size > most) continue
    pending = pending.filter((other) => other !== file)
    const sha256 = await hashOf(file)
    if (sha256 === null) continue
    for (const [fingerprint, files] of noted) {
      const at = files.findIndex(({ name, bytes, sha256: known }) => known === null && name === file.name && bytes === file.size)
      if (at >= 0) keep(fingerprint, files.with(at, { name: file.name, bytes: file.size, sha256 }))
    }
  }
}

/** Null where the file is gone from the disk, or was changed since. */
async function hashOf(file: File): Promise<string | null> {
  try {
    return await ingest((worker) => worker.sha256(file))
  } catch (error) {
    console.info(`${file.name} could not be read again to be hashed`, error)
    return null
  }
}

function keep(fingerprint: string, files: readonly SourceFile[]): void {
  noted.set(fingerprint, files)
  remember({ sources: { ...remembered().sources, [fingerprint]: files } })
}
