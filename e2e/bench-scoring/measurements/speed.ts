/** The rounds, what they come to, and whether all scored the same. */
import { agreement, withoutSeparator } from '../agreement.ts'
import type { Choices } from '../choices.ts'
import { lineUp, type LineUpParts } from '../contestants/line-up.ts'
import { names } from '../contestants/names.ts'
import { TransformersContestant } from '../contestants/transformers.ts'
import type { EncodedPairs } from '../encoding.ts'
import { referenceScores } from '../reference-scores.ts'
import type { Results } from '../results.ts'
import { speedRow } from '../speed-table.ts'
import type { Workload } from '../workload.ts'
import { runRounds } from './rounds.ts'

export type Speed = Pick<Results, 'loads' | 'rows' | 'details' | 'agreements' | 'withoutSeparator'>

export const unmeasured: Speed = { loads: [], rows: [], details: [], agreements: [], withoutSeparator: [] }

export async function measureSpeed(work: Workload, choices: Choices, parts: LineUpParts, encoded: EncodedPairs, tell: (line: string) => void): Promise<Speed> {
  const contestants = lineUp(work, choices, parts)
  try {
    const { measured, loads } = await runRounds(contestants, choices.rounds, tell)
    const ours = measured.find(({ contestant }) => contestant.name === names.fp32)
    const reference = referenceScores(choices.model, work.lists, choices.maxLength)
    const transformers = contestants.find((contestant) => contestant instanceof TransformersContestant)
    return {
      loads,
      rows: measured.map((each) => speedRow(each, work.pairs)),
      details: measured.map(({ contestant, opening, walls, inferences }) => ({ name: contestant.name, opening, walls, inferences })),
      agreements: ours === undefined ? [] : measured.map(({ contestant, scores }) => agreement(contestant.name, scores, ours.scores, encoded, reference)),
      withoutSeparator: transformers === undefined ? [] : withoutSeparator(work.lists, (await transformers.describe()).lastTokens, encoded),
    }
  } finally {
    for (const contestant of contestants) await contestant.close()
  }
}
