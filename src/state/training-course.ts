/** What a training has told so far, event by event: what its curves are drawn from while it runs. */
import type { EpochReport, Move, TrainingEvent, TrainingOutcome, TrainingStart } from '../training/run/reports.ts'

/** The training loss of one step; steps count from 0 over the whole run. */
export interface StepLoss {
  readonly step: number
  readonly loss: number
}

export interface Course {
  /** Null until the worker has read features and checked its gradients. */
  readonly start: TrainingStart | null
  /** Where the backend that it started on gave way to another. */
  readonly moved: Move | null
  readonly losses: readonly StepLoss[]
  readonly epochs: readonly EpochReport[]
}

export const notStarted: Course = { start: null, moved: null, losses: [], epochs: [] }

/** More points than a chart is wide: past these every other one goes, so that a long training costs no more to draw. */
export const MOST_POINTS = 1000

/** The course with what was told last. Steps and epochs that are told again, as after a lost device, take the former ones' place. */
export function followed(course: Course, event: TrainingEvent): Course {
  switch (event.kind) {
    case 'started':
      return { ...notStarted, start: event.start }
    case 'moved':
      return { ...course, moved: event.move }
    case 'losses':
      return { ...course, losses: thinned([...course.losses.filter(({ step }) => step < event.step), ...event.losses.map((loss, at) => ({ step: event.step + at * event.every, loss }))]) }
    case 'epoch':
      return { ...course, epochs: [...course.epochs.filter(({ epoch }) => epoch < event.report.epoch), event.report] }
  }
}

/** The course of a training that has ended: what was told of its steps, with the outcome's own epochs, which are all of them. */
export const ended = ({ losses }: Course, { start, moved, epochs }: TrainingOutcome): Course => ({ start, moved, losses, epochs })

const thinned = (losses: readonly StepLoss[]): readonly StepLoss[] => (losses.length <= MOST_POINTS ? losses : thinned(losses.filter((_, at) => at % 2 === 0)))
