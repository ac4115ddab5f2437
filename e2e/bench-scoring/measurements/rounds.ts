/** Rounds in which every contestant scores everything once, each beginning with another. */
import { loadavg } from 'node:os'
import type { Contestant, ListScores, Opening } from '../contestants/contestant.ts'
import { rotated, type TokenCount } from '../statistics.ts'

export interface Measured {
  readonly contestant: Contestant
  readonly opening: Opening
  /** Milliseconds, one a round. */
  readonly walls: readonly number[]
  /** Milliseconds in the model alone, one a round; empty where it cannot be told apart. */
  readonly inferences: readonly number[]
  /** Of the last round. */
  readonly scores: ListScores
  readonly tokens: TokenCount | null
  readonly peakMemory: number | null
}

export interface Rounds {
  readonly measured: readonly Measured[]
  /** The machine's load average over one minute before each round: a busy machine is seen here. */
  readonly loads: readonly number[]
}

/** Opens the contestants, one after another, and runs the rounds. `tell` is given a line for whoever waits. */
export async function runRounds(contestants: readonly Contestant[], count: number, tell: (line: string) => void): Promise<Rounds> {
  const openings: Opening[] = []
  for (const contestant of contestants) {
    tell(`${contestant.name}: loading and warming up`)
    openings.push(await contestant.open())
  }
  const entries = contestants.map((contestant) => ({ contestant, walls: [] as number[], inferences: [] as number[], scores: [] as ListScores }))
  const loads: number[] = []
  for (let round = 0; round < count; round++) {
    loads.push(loadavg()[0] ?? 0)
    for (const entry of rotated(entries, round)) {
      const { wall, inference, scores } = await entry.contestant.pass()
      tell(`round ${round + 1} of ${count}  ${(wall / 1000).toFixed(2)} s  ${entry.contestant.name}`)
      entry.walls.push(wall)
      if (inference !== null) entry.inferences.push(inference)
      entry.scores = scores
    }
  }
  const measured: Measured[] = []
  for (const [at, entry] of entries.entries()) {
    const { contestant } = entry
    measured.push({ ...entry, opening: openings[at] as Opening, tokens: await contestant.tokens(), peakMemory: await contestant.peakMemory() })
  }
  return { measured, loads }
}
