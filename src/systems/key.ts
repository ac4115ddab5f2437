/** Names that a machine gives: hashes of recipes, the same in every realm and release. Scores on disk are found by them. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Stage } from './pipeline.ts'
import type { FusionRule, Scorer, System } from './system.ts'

/**
 * The key of a scorer's scores: 16 hexadecimal digits. Recipes that say the same have the same key, in whatever order
 * their fields were written; any other dtype, length, revision, prompt or pooling has another.
 */
export const scorerKey = (scorer: Scorer): string => hash(scorer)

/** A system's key: 16 hexadecimal digits. Over another list or to another depth it is another system. */
export const systemKey = (system: System): string => hash(system)

/** A pipeline's key: 16 hexadecimal digits, the same over whatever first stage. */
export const pipelineKey = (stages: readonly Stage[]): string => hash(stages)

/** The key of a fusion of systems by their keys: 16 hexadecimal digits, the same over whatever first stage and depth those have. */
export const fusionKey = (systems: readonly string[], rule: FusionRule): string => hash({ systems, rule })

/**
 * JSON with the fields of every object in code unit order and no white space, as RFC 8785 has it; fields that are
 * undefined are left out. Throws TypeError for what JSON cannot say (NaN, Infinity, functions, …).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`
  if (typeof value !== 'object') throw new TypeError(`A recipe cannot hold ${String(value)} (${typeof value})`)
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join()}}`
}

/** The first 64 bits of SHA-256: among a million recipes two collide with a chance of 3 in 100 million. */
const hash = (recipe: Scorer | System | readonly Stage[] | { readonly systems: readonly string[]; readonly rule: FusionRule }) => bytesToHex(sha256(utf8ToBytes(canonicalJson(recipe)))).slice(0, 16)
