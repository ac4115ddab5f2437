/** What a line chart shows, apart from how it is drawn. */
import type { EpochReport, TrainingStart } from '../../training/run/reports.ts'
import type { Course } from '../../state/training-course.ts'
import { bestEpoch } from './words.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Series {
  readonly name: string
  /** A CSS colour. */
  readonly colour: string
  readonly points: readonly Point[]
  /** A value from before, drawn as a dashed line over the whole width. */
  readonly baseline?: number
  /** Single points are drawn too: there are few. */
  readonly isSparse?: boolean
}

export interface ChartSpec {
  readonly x: string
  readonly y: string
  readonly series: readonly Series[]
  /** Room is made up to here at least, for what is still to come. */
  readonly end: number
  /** A point that is told from the rest, and what it is. */
  readonly marked: (Point & { readonly text: string }) | null
}

/** Training loss by step, with room for so many epochs, and what it comes to on the validation lists after each epoch. */
export function lossChart({ start, losses, epochs }: Course, room: number): ChartSpec {
  const perEpoch = start?.stepsPerEpoch ?? 0
  const atEnd = (value: (epoch: EpochReport) => number) => epochs.map((epoch) => ({ x: epoch.epoch * perEpoch, y: value(epoch) }))
  return {
    x: 'step',
    y: 'loss',
    end: perEpoch * room,
    series: [
      { name: 'a step', colour: 'var(--system-0)', points: losses.map(({ step, loss }) => ({ x: step + 1, y: loss })) },
      { name: 'mean of the epoch', colour: 'var(--system-2)', points: atEnd(({ loss }) => loss), isSparse: true },
      {
        name: 'validation',
        colour: 'var(--system-5)',
        points: [...(start ? [{ x: 0, y: start.untrained.loss }] : []), ...atEnd(({ validation }) => validation.loss)],
        isSparse: true,
      },
    ],
    marked: null,
  }
}

/** Validation measures by epoch, each against the untrained head's. */
export function measureChart({ start, epochs }: Pick<Course, 'start' | 'epochs'>, room: number, chosen: 'MRR@10' | 'nDCG@10'): ChartSpec {
  const best = bestEpoch(epochs)
  return {
    x: 'epoch',
    y: 'validation',
    end: room,
    series: (['nDCG@10', 'MRR@10'] as const).map((name, at) => ({
      name,
      colour: `var(--system-${at === 0 ? 2 : 3})`,
      points: measured(start, epochs, name),
      isSparse: true,
      ...(start ? { baseline: start.untrained[name] } : {}),
    })),
    marked: best && { x: best.epoch, y: best.validation[chosen], text: 'best' },
  }
}

const measured = (start: TrainingStart | null, epochs: readonly EpochReport[], name: 'MRR@10' | 'nDCG@10'): Point[] => [
  ...(start ? [{ x: 0, y: start.untrained[name] }] : []),
  ...epochs.map(({ epoch, validation }) => ({ x: epoch, y: validation[name] })),
]
