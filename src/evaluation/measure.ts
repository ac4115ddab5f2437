/** Names of measures: what people type in any of the field's spellings, and the one spelling that we write. */
import type { MeasureDefinition } from './measures/definition.ts'
import { measureTable } from './measures/table.ts'

/** A measure as a person asks for it. */
export interface Measure {
  readonly definition: MeasureDefinition
  /** null: the whole list. */
  readonly cutoff: number | null
  /** A relevance level of its own, `(rel=2)`; null: the one chosen for all. */
  readonly level: number | null
}

/** A name that is no measure's; the message says what would be. */
export class MeasureError extends Error {
  override readonly name = 'MeasureError'
}

const byName = new Map<string, MeasureDefinition>()
for (const definition of measureTable) {
  for (const name of [definition.name, ...definition.aliases]) byName.set(name.toLowerCase(), definition)
}

// nDCG@10, RR(rel=2)@10 as in ir_measures; ndcg_cut_10, P.10 as in trec_eval.
const SHAPE = /^([a-z][a-z_-]*?)(?:\(\s*rel\s*=\s*(\d+)\s*\))?(?:[@_.](\d+))?$/i

/**
 * Reads a measure's name: `nDCG@10`, `MRR@10`, `Hit@5`, `MAP`, `Recall@100`, `P@10`, …; their aliases (`RR`, `AP`,
 * `Success`, `R`, `Precision`) in any case; trec_eval's names (`ndcg_cut_10`, `recip_rank`, `P_10`, `success_5`); each
 * with `(rel=2)` as in ir_measures. Throws MeasureError.
 */
export function parseMeasure(text: string): Measure {
  const [, word = '', rel, cut] = SHAPE.exec(text.trim()) ?? []
  const definition = byName.get(word.toLowerCase())
  if (!definition) throw new MeasureError(`No measure is called “${text}”. Known: ${examples()}; a relevance level goes in brackets, MRR(rel=2)@10.`)
  const { name, cutoff, usesLevel } = definition
  if (cut === undefined && cutoff === 'required') throw new MeasureError(`“${text}” needs a cut-off, as in ${name}@10.`)
  if (cut !== undefined && cutoff === 'none') throw new MeasureError(`${name} takes no cut-off, so “${text}” should be ${name}.`)
  if (rel !== undefined && !usesLevel) throw new MeasureError(`${name} does not depend on a relevance level, so “${text}” should be without (rel=${rel}).`)
  if (cut !== undefined && Number(cut) < 1) throw new MeasureError(`The cut-off of “${text}” must be 1 or more.`)
  if (rel !== undefined && Number(rel) < 1) throw new MeasureError(`The relevance level of “${text}” must be 1 or more.`)
  return { definition, cutoff: cut === undefined ? null : Number(cut), level: rel === undefined ? null : Number(rel) }
}

/** The spelling that we write: `nDCG@10`, `MRR(rel=2)@10`, `MAP`. Parsing it gives the measure back. */
export function measureName({ definition, cutoff, level }: Measure): string {
  return definition.name + (level === null ? '' : `(rel=${level})`) + (cutoff === null ? '' : `@${cutoff}`)
}

const examples = () => measureTable.map(({ name, cutoff }) => (cutoff === 'none' ? name : cutoff === 'required' ? `${name}@k` : `${name} or ${name}@k`)).join(', ')
