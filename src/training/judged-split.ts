/** The split that a collection came with: train, dev and test judgements as files of their own. */
import type { Collection, JudgementSet } from '../collection/collection.ts'
import { joinJudgements } from '../collection/judgements.ts'
import { partsIn } from '../collection/part-names.ts'
import { parts, splitByShare, type Part, type QuerySplit, type Shares } from './split.ts'

/** The judgements that label each part. */
export type PartSets = Readonly<Record<Part, JudgementSet>>

export interface JudgedSplit {
  readonly split: QuerySplit
  readonly sets: PartSets
  /** Queries that two sets judge: they are kept in the later part alone, so that nothing is trained on that tests. */
  readonly judgedTwice: number
}

/** The sets that are called train, dev or test. A part is left out where no set or several are called so; a set called two things is neither. */
export function setsByName(sets: readonly JudgementSet[]): Partial<Record<Part, JudgementSet>> {
  const found: Partial<Record<Part, JudgementSet>> = {}
  for (const part of parts) {
    const [called, another] = sets.filter(({ name }) => partsIn(name).join() === part)
    if (called !== undefined && another === undefined) found[part] = called
  }
  return found
}

/**
 * The queries of each set that the collection holds. Parts without a set are cut from the training set's queries by
 * `shares`, which count for these parts alone. Throws RangeError where a set shares no query with the collection, or
 * where too few are left to train on.
 */
export function splitByJudgements(
  collection: Collection,
  sets: { readonly train: JudgementSet; readonly validation?: JudgementSet; readonly test?: JudgementSet },
  shares: Shares,
  seed: number,
): JudgedSplit {
  const taken = new Set<number>()
  let judgedTwice = 0
  const rowsOf = (set: JudgementSet): Uint32Array => {
    const rows = joinJudgements(collection, set).queryRow.filter((row) => row >= 0)
    if (rows.length === 0) throw new RangeError(`None of the queries that "${set.name}" judges is in the collection: its ids and the candidates' are not the same.`)
    const free = rows.filter((row) => !taken.has(row))
    judgedTwice += rows.length - free.length
    for (const row of free) taken.add(row)
    return Uint32Array.from(free).sort()
  }
  const test = sets.test && rowsOf(sets.test)
  const validation = sets.validation && rowsOf(sets.validation)
  const cut = splitByShare(collection, rowsOf(sets.train), { validation: validation ? 0 : shares.validation, test: test ? 0 : shares.test }, seed)
  return {
    split: { train: cut.train, validation: validation ?? cut.validation, test: test ?? cut.test },
    sets: { train: sets.train, validation: sets.validation ?? sets.train, test: sets.test ?? sets.train },
    judgedTwice,
  }
}
