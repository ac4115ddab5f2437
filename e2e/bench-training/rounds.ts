/** Everyone takes the same steps to the same loss; then, in rounds, each trains for a while, and another begins each round. */
import { loadavg } from 'node:os'
import { rotated } from '../bench-scoring/statistics.ts'
import type { Choices } from './choices.ts'
import type { Contestant, Kind } from './contestants/contestant.ts'
import type { Device } from './page/devices.ts'

export interface Measured {
  readonly name: string
  readonly kind: Kind
  readonly device: Device
  /** After the steps that everyone takes: of the last one's batch, before it. */
  readonly loss: number
  /** Steps in each round. */
  readonly steps: number
  /** Milliseconds, one a round. */
  readonly walls: readonly number[]
  readonly peakMemory: number | null
}

export interface Absent {
  readonly name: string
  /** Why it cannot run here, in its own words. */
  readonly reason: string
}

export interface Rounds {
  readonly measured: readonly Measured[]
  readonly absent: readonly Absent[]
  /** The machine's load average over one minute before each round: a busy machine is seen here. */
  readonly loads: readonly number[]
}

interface Entry {
  readonly contestant: Contestant
  readonly device: Device
  readonly loss: number
  readonly isSlow: boolean
  readonly steps: number
  readonly walls: number[]
}

/** Steps by which it is judged how many fill a round; by then what is compiled on the way is compiled. */
const TRIAL = 5

/** Milliseconds: what takes longer for a step is tried no further, and trains in the first round alone. */
const SLOW = 2000

async function enter(contestant: Contestant, { steps, seconds }: Choices): Promise<Entry> {
  const device = await contestant.open()
  const { loss } = await contestant.train(steps)
  const { wall } = await contestant.train(1)
  const isSlow = wall > SLOW
  const pace = isSlow ? wall : (await contestant.train(TRIAL)).wall / TRIAL
  return { contestant, device, loss, isSlow, steps: Math.max(1, Math.round((1000 * seconds) / pace)), walls: [] }
}

const firstLine = (error: unknown): string => String(error instanceof Error ? error.message : error).split('\n')[0] ?? ''

/** `tell` is given a line for whoever waits. */
export async function runRounds(contestants: readonly Contestant[], choices: Choices, tell: (line: string) => void): Promise<Rounds> {
  const entries: Entry[] = []
  const absent: Absent[] = []
  for (const contestant of contestants) {
    tell(`${contestant.name}: opening, and the first ${choices.steps} steps`)
    try {
      entries.push(await enter(contestant, choices))
    } catch (error) {
      tell(`  it cannot run here: ${firstLine(error)}`)
      absent.push({ name: contestant.name, reason: firstLine(error) })
    }
  }
  const loads: number[] = []
  for (let round = 0; round < choices.rounds; round++) {
    loads.push(loadavg()[0] ?? 0)
    for (const { contestant, isSlow, steps, walls } of rotated(entries, round)) {
      if (isSlow && round > 0) continue
      const { wall } = await contestant.train(steps)
      tell(`round ${round + 1} of ${choices.rounds}  ${((1000 * steps) / wall).toFixed(1)} steps/s  ${contestant.name}`)
      walls.push(wall)
    }
  }
  const measured: Measured[] = []
  for (const { contestant, device, loss, steps, walls } of entries)
    measured.push({ name: contestant.name, kind: contestant.kind, device, loss, steps, walls, peakMemory: await contestant.peakMemory() })
  return { measured, absent, loads }
}
