/** Rounds in which everyone does all of it once, each in a fresh process, and another begins each round. */
import { loadavg } from 'node:os'
import { rotated } from '../bench-scoring/statistics.ts'
import type { Contestant, Outcome, Values } from './contestants/contestant.ts'
import type { Files } from './workload-files.ts'

export interface Measured {
  readonly name: string
  /** One a round. */
  readonly passes: readonly Omit<Outcome, 'values'>[]
  /** Of the last round. */
  readonly values: Values
}

export interface Rounds {
  readonly measured: readonly Measured[]
  /** The machine's load average over one minute before each round: a busy machine is seen here. */
  readonly loads: readonly number[]
}

const inSeconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2)

/** `tell` is given a line for whoever waits. */
export async function runRounds(contestants: readonly Contestant[], files: Files, rounds: number, tell: (line: string) => void): Promise<Rounds> {
  const outcomes = contestants.map((contestant) => ({ contestant, all: [] as Outcome[] }))
  const loads: number[] = []
  for (let round = 0; round < rounds; round++) {
    loads.push(loadavg()[0] ?? 0)
    for (const { contestant, all } of rotated(outcomes, round)) {
      const outcome = await contestant.run(files)
      tell(`round ${round + 1} of ${rounds}  read ${inSeconds(outcome.read)} s  evaluate ${inSeconds(outcome.evaluate)} s  CPU ${inSeconds(outcome.cpu)} s  ${contestant.name}`)
      all.push(outcome)
    }
  }
  const measured = outcomes.flatMap(({ contestant: { name }, all }): Measured[] => {
    const last = all.at(-1)
    return last ? [{ name, passes: all.map(({ read, evaluate, cpu, peakMemory }) => ({ read, evaluate, cpu, peakMemory })), values: last.values }] : []
  })
  return { measured, loads }
}
