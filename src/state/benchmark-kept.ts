/** The last benchmark of a collection over a reload: what was finished is not measured again. */
import { cellNames, cellsOf } from '../benchmark/plan/cells.ts'
import type { ScoresById } from '../benchmark/report/agreement.ts'
import { reportSchema } from '../benchmark/report/read-report.ts'
import type { ScoreFiles } from '../benchmark/run/place.ts'
import { findingsIn } from '../benchmark/schema/json-schema.ts'
import { deleteBenchmark, readBenchmark, writeBenchmark, writeBenchmarkScores } from '../platform/page/last-benchmarks.ts'
import { isBenchmarking, useBenchmark, type BenchmarkRun } from './benchmark.ts'
import { reportOfRun } from './benchmark-report.ts'
import { useCollectionStore } from './collection.ts'
import { notify, sentence, unawaited } from './notices.ts'
import { isRecord } from './remembered-parts.ts'

/** Of the run that is shown, by slug: what its repeats, and other cells of the same models, are held against. */
let scores = new Map<string, ScoresById>()

/** Writes follow each other, so that the last state is the one that is kept. */
let writing: Promise<void> = Promise.resolve()
function inTurn(work: () => Promise<void>): Promise<void> {
  writing = writing.then(work, work)
  return writing
}
const FAILED = 'The benchmark goes on, but could not be kept for the next visit'

/** Keeps a run as it stands. */
export function keepRun({ subject, state, changedAt }: BenchmarkRun): void {
  unawaited(inTurn(() => writeBenchmark(subject.fingerprint, { subject, state, changedAt })), FAILED)
}

/** Forgets what is kept of a collection's run. */
export function forgetRun(fingerprint: string): void {
  scores = new Map()
  unawaited(inTurn(() => deleteBenchmark(fingerprint)), FAILED)
}

/** Scores of the run in hand, kept with it. */
export const keepingScores = (fingerprint: string): ScoreFiles => ({
  // An order is made anew from the scores wherever it is wanted.
  writeRun: () => undefined,
  writeScores(slug, found) {
    scores.set(slug, found)
    unawaited(inTurn(() => writeBenchmarkScores(fingerprint, slug, found)), FAILED)
  },
  readScores(slug) {
    const found = scores.get(slug)
    if (found === undefined) throw new Error('The scores of its first run are not there any more. Start the benchmark over.')
    return found
  },
})

/** Brings back the last run of a collection, where there is none in hand. */
export async function recallBenchmark(fingerprint: string): Promise<void> {
  const { run: held } = useBenchmark.getState()
  if (held?.subject.fingerprint === fingerprint) return
  try {
    const { run: kept, scores: keptScores } = await readBenchmark(fingerprint)
    const run = kept === undefined ? null : runIn(kept, fingerprint)
    const isOpen = useCollectionStore.getState().collection?.fingerprint === fingerprint
    if (run === null || !isOpen || isBenchmarking()) return
    scores = new Map(keptScores.flatMap(([slug, found]) => (isScores(found) ? [[slug, found]] : [])))
    useBenchmark.setState({ run, draft: run.subject.plan, error: null })
  } catch (error) {
    notify('info', `The last benchmark could not be read: ${sentence(error)}`)
  }
}

type Kept = Pick<BenchmarkRun, 'subject' | 'state' | 'changedAt'>

/** A run as it was kept, null where it is not as it would have been written: all that is shown of it is held against the report's schema. */
export function runIn(value: unknown, fingerprint: string): BenchmarkRun | null {
  if (!isKept(value) || value.subject.fingerprint !== fingerprint) return null
  try {
    const cells = cellsOf(value.subject.plan)
    const run: BenchmarkRun = { ...value, cells, names: cellNames(cells, (model) => model) }
    const report = reportOfRun(run)
    return report !== null && findingsIn(JSON.parse(JSON.stringify(report)), reportSchema).length === 0 ? run : null
  } catch (error) {
    console.info('What was kept of a benchmark is none', error)
    return null
  }
}

const isKept = (value: unknown): value is Kept =>
  isRecord(value) && isRecord(value['subject']) && isRecord(value['subject']['plan']) && isRecord(value['state']) && Array.isArray(value['state']['measured']) && Array.isArray(value['state']['underWay']) && typeof value['changedAt'] === 'string'

const isScores = (value: unknown): value is ScoresById => isRecord(value) && Object.values(value).every((docs) => isRecord(docs) && Object.values(docs).every((score) => typeof score === 'number'))
