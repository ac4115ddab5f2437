/** Who is trained on, who validates and who tests, and the judgements that each part is measured by. */
import { bestSet } from '../../collection/assemble.ts'
import type { Collection, JudgementSet } from '../../collection/collection.ts'
import { pairsOf, queryCount } from '../../collection/collection.ts'
import { joinJudgements } from '../../collection/judgements.ts'
import type { TrainingConfig } from '../config/config.ts'
import { splitByJudgements } from '../judged-split.ts'
import { sampleQueries, splitByShare, type Part, type QuerySplit } from '../split.ts'

export interface Parted {
  readonly split: QuerySplit
  /** Null where a part has no judgements: a teacher's labels stand in. */
  readonly sets: Readonly<Record<Part, JudgementSet | null>>
  /** Parts that are all of their set: judged queries that the collection lacks count 0 in them, as with trec_eval -c. */
  readonly whole: ReadonlySet<Part>
  readonly judgedTwice: number
}

/** Throws RangeError, with a sentence, where a set is missing or too few queries are left. */
export function partedBy(collection: Collection, { data, seed }: TrainingConfig): Parted {
  const parted = data.split.kind === 'judgements' ? bySets(collection, data.split, seed) : byShares(collection, data.labels, data.split, seed)
  const { train, validation, test } = parted.split
  const sampled = (rows: Uint32Array, most: number | null) => (most === null || most >= rows.length ? rows : sampleQueries(collection, rows, most, seed))
  const split = { train: sampled(train, data.train_queries), validation: sampled(validation, data.validation_queries), test }
  const whole = new Set([...parted.whole].filter((part) => split[part].length === parted.split[part].length))
  return { ...parted, split, whole }
}

function bySets(collection: Collection, names: Extract<TrainingConfig['data']['split'], { kind: 'judgements' }>, seed: number): Parted {
  const train = setNamed(collection, names.train)
  const validation = names.validation === null ? undefined : setNamed(collection, names.validation)
  const test = names.test === null ? undefined : setNamed(collection, names.test)
  const { split, sets, judgedTwice } = splitByJudgements(collection, { train, ...(validation && { validation }), ...(test && { test }) }, names.shares, seed)
  const whole: Part[] = [...(validation ? (['validation'] as const) : []), ...(test ? (['test'] as const) : [])]
  return { split, sets, whole: new Set(whole), judgedTwice }
}

function byShares(collection: Collection, labels: TrainingConfig['data']['labels'], shares: { readonly validation: number; readonly test: number }, seed: number): Parted {
  const named = labels.kind === 'judgements' && labels.set !== null ? setNamed(collection, labels.set) : bestSet(collection)
  if (labels.kind === 'judgements' && named === undefined) throw new RangeError('There are no judgements to learn from: add qrels, or take a teacher.')
  const judged = named ? judgedRows(collection, named) : new Uint32Array(0)
  if (labels.kind === 'judgements' && judged.length === 0) throw new RangeError(`None of the queries that “${named?.name}” judges is in the collection: its ids and the candidates’ are not the same.`)
  const pool = labels.kind === 'judgements' ? judged : withCandidates(collection)
  const split = splitByShare(collection, pool, shares, seed)
  // A teacher needs no judgements, but where there are some, they say more of a head than the teacher's own opinion.
  const isJudged = new Set(judged)
  const set = split.validation.some((row) => isJudged.has(row)) && split.test.some((row) => isJudged.has(row)) ? (named ?? null) : null
  const by = labels.kind === 'judgements' ? (named ?? null) : set
  return { split, sets: { train: by, validation: by, test: by }, whole: new Set(), judgedTwice: 0 }
}

/** Queries of the collection with a judged document, ascending. */
function judgedRows(collection: Collection, set: JudgementSet): Uint32Array {
  const { queryRow } = joinJudgements(collection, set)
  return Uint32Array.from(queryRow.filter((row, judged) => row >= 0 && (set.offsets[judged + 1] as number) > (set.offsets[judged] as number))).sort()
}

function withCandidates(collection: Collection): Uint32Array {
  return Uint32Array.from({ length: queryCount(collection) }, (_, row) => row).filter((row) => {
    const [start, end] = pairsOf(collection.candidates, row)
    return end > start
  })
}

export function setNamed({ judgementSets }: Collection, name: string): JudgementSet {
  const set = judgementSets.find((candidate) => candidate.name === name)
  if (!set) throw new RangeError(`The config names the judgements “${name}”; the collection has ${judgementSets.length === 0 ? 'none' : judgementSets.map((candidate) => `“${candidate.name}”`).join(', ')}.`)
  return set
}
