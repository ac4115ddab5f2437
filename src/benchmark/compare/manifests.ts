/** Whether two reports may be held against each other: where their manifests differ, and what of them that leaves to compare. */
import { MeasureError, parseMeasure } from '../../evaluation/measure.ts'
import type { Manifest } from '../report.ts'

/** A manifest of any release: earlier ones name no files. */
export type ComparableManifest = Omit<Manifest, 'files' | 'seed'> & Partial<Pick<Manifest, 'files' | 'seed'>>

export interface Disagreement {
  /** A sentence: what differs, and what is not compared for it. */
  readonly told: string
  /** `levelled` are measures that depend on the relevance level. */
  readonly forbids: 'measures' | 'levelled' | 'speeds' | 'nothing'
}

/** None where all of two reports may be compared. Models are no part of it: they are what is compared. */
export function disagreements(before: ComparableManifest, after: ComparableManifest): readonly Disagreement[] {
  const found: Disagreement[] = []
  const differ = (isSame: boolean, forbids: Disagreement['forbids'], told: string) => isSame || found.push({ forbids, told })
  differ(sameCandidates(before, after), 'measures', `The collections differ (${named(before)} before, ${named(after)} after${otherFiles(before, after)}): measures are not compared.`)
  differ(before.judgements === after.judgements, 'measures', `The judgements differ (${before.judgements ?? 'none'} before, ${after.judgements ?? 'none'} after): measures are not compared.`)
  differ(before.phrasings?.combination === after.phrasings?.combination, 'measures', `Phrasings of a query were combined by ${before.phrasings?.combination ?? 'nothing'} before and by ${after.phrasings?.combination ?? 'nothing'} after: measures are not compared.`)
  differ(before.dialect === after.dialect, 'measures', `The measures are ${before.dialect}’s before and ${after.dialect}’s after: they are not compared.`)
  differ(before.level === after.level, 'levelled', `The relevance level was ${before.level} and is ${after.level}: measures that depend on it are not compared.`)
  differ(before.threads === after.threads, 'speeds', `${before.threads} threads before, ${after.threads} after: speeds are not compared.`)
  differ(before.crossOriginIsolated === after.crossOriginIsolated, 'speeds', 'Only one of the two ran isolated, and so with threads: speeds are not compared.')
  differ((before.seed ?? after.seed) === (after.seed ?? before.seed), 'nothing', `The seed was ${String(before.seed)} and is ${String(after.seed)}: intervals and p-values of the reports differ by it, those here are of one seed.`)
  differ(before.version === after.version, 'nothing', `Made by version ${before.version} before and ${after.version} after.`)
  differ((before.runtime ?? after.runtime) === (after.runtime ?? before.runtime), 'nothing', `The models ran in ${before.runtime} before and in ${after.runtime} after, so scores may differ in their last digits.`)
  differ(before.userAgent === after.userAgent, 'nothing', 'The browsers differ, so speeds do too.')
  return found
}

/** Whether a measure may be compared, of whichever systems. */
export const comparesMeasure = (found: readonly Disagreement[], name: string): boolean =>
  found.every(({ forbids }) => forbids !== 'measures' && !(forbids === 'levelled' && hangsOnLevel(name)))

export const comparesSpeeds = (found: readonly Disagreement[]): boolean => found.every(({ forbids }) => forbids !== 'speeds')

/** The same content under the same names; or, where names were changed, the same files. */
function sameCandidates(before: ComparableManifest, after: ComparableManifest): boolean {
  if (before.collection.fingerprint === after.collection.fingerprint) return true
  const [left, right] = [hashesOf(before), hashesOf(after)]
  return left !== null && right !== null && left.length === right.length && left.every((hash, at) => hash === right[at])
}

/** Null where a file's hash is not known, or there is none. */
function hashesOf({ files = [] }: ComparableManifest): readonly string[] | null {
  const hashes = files.flatMap(({ sha256 }) => sha256 ?? [])
  return hashes.length === files.length && hashes.length > 0 ? hashes.sort() : null
}

/** Which files have another content, and which only one of them has; a new name alone makes no other file. Empty where no file is named. */
function otherFiles({ files: old = [] }: ComparableManifest, { files: now = [] }: ComparableManifest): string {
  const after = new Map(now.map(({ name, sha256 }) => [name, sha256]))
  const told = [
    ...old.flatMap(({ name, sha256 }) => (after.has(name) && after.get(name) !== sha256 ? [`another ${name}`] : [])),
    ...missingFrom(now, old).map((name) => `no ${name} after`),
    ...missingFrom(old, now).map((name) => `no ${name} before`),
  ]
  return told.length === 0 ? '' : `; ${told.slice(0, MOST_NAMED).join(', ')}${told.length > MOST_NAMED ? ` and ${told.length - MOST_NAMED} more files` : ''}`
}

/** Names of files whose name and content are not there. */
function missingFrom(there: NonNullable<ComparableManifest['files']>, files: NonNullable<ComparableManifest['files']>): readonly string[] {
  const names = new Set(there.map(({ name }) => name))
  const contents = new Set(there.flatMap(({ sha256 }) => sha256 ?? []))
  return files.flatMap(({ name, sha256 }) => (names.has(name) || (sha256 !== null && contents.has(sha256)) ? [] : [name]))
}

const MOST_NAMED = 4

const named = ({ collection: { name, queries, pairs } }: ComparableManifest): string => `${name}, ${queries} queries, ${pairs} pairs`

function hangsOnLevel(name: string): boolean {
  try {
    const { definition, level } = parseMeasure(name)
    return definition.usesLevel && level === null
  } catch (error) {
    // A measure of another release: nobody knows.
    if (error instanceof MeasureError) return true
    throw error
  }
}
