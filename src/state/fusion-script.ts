/** A fusion from a script, by the names that scripts know. */
import { normalisations, type Normalisation } from '../ranking/normalise.ts'
import { RRF_K } from '../ranking/fusion.ts'
import type { FusionRule } from '../systems/system.ts'
import { systemNamed } from './derived/systems.ts'
import { keepFusion } from './fusions.ts'
import { factsNow } from './script.ts'
import { selectSystems } from './selected.ts'

export interface FusionChoice {
  /** Names on screen, or models' ids; at least two. */
  readonly systems: readonly string[]
  /** Default `min-max`. */
  readonly normalisation?: Normalisation
  /** One a system; default all the same, 1 together. */
  readonly weights?: readonly number[]
  /** Reciprocal rank fusion in place of weights: true for k = 60. */
  readonly rrf?: number | true
}

/** Makes a fusion a system and gives its name, by which `scores`, `ranking` and `run` know it. Throws where a system has no scores or a number is none. */
export function fuseFromScript(choice: FusionChoice): string {
  const systems = selectSystems(factsNow())
  const parts = choice.systems.map((name) => {
    const system = systemNamed(systems, name)
    if (!system?.values) throw new Error(`No system that has scores is called “${name}”. There are: ${systems.map(({ shown }) => shown.name).join(', ')}.`)
    return system.shown.key
  })
  if (parts.length < 2) throw new Error(`A fusion is of two systems or more, not ${parts.length}.`)
  const key = keepFusion({ parts, rule: ruleOf(choice, parts.length) })
  const made = selectSystems(factsNow()).find(({ shown }) => shown.key === key)
  if (!made) throw new Error('The fusion’s systems are gone: nothing was fused.')
  return made.shown.name
}

function ruleOf({ normalisation = 'min-max', weights, rrf }: FusionChoice, parts: number): FusionRule {
  if (rrf !== undefined) {
    const k = rrf === true ? RRF_K : rrf
    if (!(Number.isFinite(k) && k >= 0)) throw new RangeError(`k is a number from 0 up, not ${k}.`)
    return { kind: 'reciprocal-rank', k }
  }
  if (!normalisations.includes(normalisation)) throw new RangeError(`A normalisation is one of ${normalisations.join(', ')}, not “${String(normalisation)}”.`)
  const own = weights ?? Array.from({ length: parts }, () => 1 / parts)
  if (own.length !== parts || !own.every(Number.isFinite)) throw new RangeError(`${parts} systems take ${parts} weights, not ${own.join(', ')}.`)
  return { kind: 'interpolation', normalisation, weights: own }
}
