/** Trains in the page, and says how far it is while features are computed. */
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright'
import type { TrainingConfig } from '../../src/training/config/config.ts'
import type { TestMeasure, TestReport, TrainedHead, TrainingOutcome } from '../../src/training/run/reports.ts'
import type { Stopwatch } from './stopwatch.ts'

/** A training's outcome; of its head, the parameters layer by layer, as plain numbers. */
export interface Trained extends Omit<TrainingOutcome, 'best'> {
  readonly best: Omit<TrainedHead, 'layers'>
  readonly parameters: readonly number[]
  /** Null where the test was not opened. */
  readonly test: Tested | null
}

export interface Tested extends Omit<TestReport, 'measures'> {
  readonly measures: readonly Omit<TestMeasure, 'differences' | 'query'>[]
}

/** Milliseconds between two looks, and looks between two lines. */
const [LOOK, TELL] = [1_000, 30]

/** Computes what features are missing, which `features` times, and trains; with `test` it opens the test part. */
export async function train(page: Page, config: TrainingConfig, features: Stopwatch, test = false): Promise<Trained> {
  const ended = new AbortController()
  const training = page.evaluate(
    async ([wanted, isTested]) => {
      const result = await window.rerankLab.train(wanted, { test: isTested })
      const { best, ...outcome } = result.outcome
      const parameters = best.layers.flatMap((layer) => ('weight' in layer ? [...layer.weight, ...(layer.bias ?? [])] : []))
      const measures = result.test?.measures.map(({ name, before, after, low, high, p, wins, ties, losses }) => ({ name, before, after, low, high, p, wins, ties, losses })) ?? []
      return { ...outcome, best: { epoch: best.epoch, validation: best.validation }, parameters, test: result.test && { ...result.test, measures } }
    },
    [config, test] as const,
  )
  try {
    const [trained] = await Promise.all([training.finally(() => ended.abort()), follow(page, features, ended.signal)])
    return trained
  } finally {
    features.stop()
  }
}

async function follow(page: Page, features: Stopwatch, ended: AbortSignal): Promise<void> {
  for (let looks = 0; !ended.aborted; looks++) {
    await look(page, features, looks % TELL === 0)
    await setTimeout(LOOK)
  }
}

/** The scoring job says how far it is; training itself is none. */
async function look(page: Page, features: Stopwatch, isToTell: boolean): Promise<void> {
  const job = await page.evaluate(() => window.rerankLab.progress())
  if (job === null) return features.stop()
  features.start()
  features.keep()
  if (isToTell) console.log(`  ${job.name}, ${features.seconds.toFixed(0)} s: ${job.phase} ${job.pairsDone}/${job.pairsTotal} pairs, ${job.pairsPerSecond.toFixed(1)} a second, ${(job.timeLeft / 60_000).toFixed(1)} minutes left`)
}
