/** What a training shows, in sentences: titles say the finding, and where there is none, that. */
import type { TrainingConfig } from '../../training/config/config.ts'
import type { EpochReport, PlanReport, TestMeasure, TestReport, TrainingOutcome, TrainingStart } from '../../training/run/reports.ts'
import { counted, fixed, measure, signed } from '../../components/format.ts'

/** `120 queries train, 30 choose, 30 are kept for the test`: those with a list train; all of the other parts count in their means. */
export function planTitle({ parts: { train, validation, test } }: Pick<PlanReport, 'parts'>): string {
  const trains = `${counted(train.lists, 'query', 'queries')} ${train.lists === 1 ? 'trains' : 'train'}`
  const chooses = validation.queries === 0 ? 'none chooses' : `${validation.queries} ${validation.queries === 1 ? 'chooses' : 'choose'}`
  const tests = test.queries === 0 ? 'none is kept for a test' : `${test.queries} ${test.queries === 1 ? 'is' : 'are'} kept for the test`
  return `${trains}, ${chooses}, ${tests}`
}

type Chosen = TrainingConfig['optimizer']['metric_for_best_model']

/** The epoch whose head is kept; null where the untrained one is. */
export const bestEpoch = (epochs: readonly EpochReport[]): EpochReport | null => epochs.findLast(({ isBest }) => isBest) ?? null

/** What training did to the validation measure that chooses: `nDCG@10 rose from 0.6001 to 0.6213, best after epoch 7`. */
export function courseFinding(start: TrainingStart, epochs: readonly EpochReport[], chosen: Chosen): string {
  const best = bestEpoch(epochs)
  const before = start.untrained[chosen]
  if (!best) return epochs.length === 0 ? `Untrained, ${chosen} on validation is ${measure(before, 4)}` : `No epoch is better than the untrained head: ${chosen} ${measure(before, 4)} on validation`
  return `${chosen} on validation rose from ${measure(before, 4)} to ${measure(best.validation[chosen], 4)}, best after epoch ${best.epoch}`
}

export function lossFinding(epochs: readonly EpochReport[]): string {
  const [first, last] = [epochs[0], epochs.at(-1)]
  if (!first || !last || first === last) return 'Training loss, step by step'
  const [from, to] = [first.loss, last.loss]
  return `Training loss ${to < from ? 'fell' : 'rose'} from ${fixed(from, 4)} to ${fixed(to, 4)}`
}

/** Why it ended, where that is not that all epochs were done. */
export function endOf({ stopped, epochs }: TrainingOutcome, { optimizer }: TrainingConfig): string | null {
  const done = counted(epochs.length, 'epoch')
  if (stopped === 'person') return `Stopped by you after ${done}; the best head so far is kept.`
  if (stopped === 'diverged') return `Stopped after ${done}: the loss was no number any more. A smaller learning rate may help; the best head so far is kept.`
  if (stopped === 'early') return `Stopped early after ${done}: ${counted(optimizer.early_stopping_patience ?? 0, 'epoch')} without a better ${optimizer.metric_for_best_model}.`
  return null
}

/** The measure that the head was chosen by, among the tested ones. */
export const chosenMeasure = ({ measures }: TestReport, { optimizer }: TrainingConfig): TestMeasure | null => measures.find(({ name }) => name === optimizer.metric_for_best_model) ?? measures[0] ?? null

/** The verdict: `nDCG@10 on 30 unseen queries: +0.0312, better than chance alone`. */
export function testFinding({ queries, isBetter }: TestReport, { name, before, after, high, wins, losses }: TestMeasure): string {
  const what = `${name} on ${counted(queries, 'test query', 'test queries')}: ${signed(after - before, 4)}`
  if (wins + losses === 0) return `${name} is the same on ${queries === 1 ? 'the one test query' : `all ${counted(queries, 'test query', 'test queries')}`}`
  if (isBetter) return `${what}, better than chance explains`
  return high < 0 ? `${what}, worse than chance explains` : `${what}, which chance explains as well`
}

/** A small number such as an error: `3.1e−6`; nothing at all is `0`. */
export const tiny = (value: number): string => (value === 0 ? '0' : Number.isFinite(value) ? value.toExponential(1).replace('-', '\u2212') : '\u2013')
