/** A collection of a given size with two scored systems over it: what stands on the screen while a slider is moved. */
import { bytesSource, textSource } from '../../../src/collection/bytes/byte-source.ts'
import type { Collection } from '../../../src/collection/collection.ts'
import { ingest } from '../../../src/collection/ingest.ts'
import { randomBits } from '../../../src/autograd/random.ts'
import { defaultChoices } from '../../../src/state/choices.ts'
import type { SystemScores } from '../../../src/state/scores.ts'
import type { Facts } from '../../../src/state/selected.ts'
import { scorerKey } from '../../../src/systems/key.ts'
import type { Scorer } from '../../../src/systems/system.ts'
import { runLines } from '../run-lines.ts'
import { workload, type Size } from '../workload.ts'

/** Judgements are graded here, so that the relevance level has something to move. */
const GRADES = 3

export async function subject(size: Size): Promise<Facts> {
  const [run, qrels]: [Uint8Array[], string[]] = [[], []]
  for (const list of workload(size)) {
    run.push(runLines(list))
    for (const docid of list.relevant) qrels.push(`${list.qid} 0 ${docid} ${1 + (docid % GRADES)}`)
  }
  const { collection } = await ingest([bytesSource('run.trec', Buffer.concat(run)), textSource('qrels.txt', qrels.join('\n'))], undefined)
  if (!collection) throw new Error('The run was not read')
  const scored = [scores('made-up/bi-encoder', 'bi-encoder', collection, 1), scores('made-up/cross-encoder', 'cross-encoder', collection, 2)]
  return { collection, scored, pipelines: [], fusions: [], appeared: scored.map(({ key }) => key), choices: { ...defaultChoices, screen: 'measures' } }
}

function scores(model: string, kind: Scorer['kind'], { candidates }: Collection, seed: number): SystemScores {
  const scorer: Scorer = { kind, model, revision: '1', dtype: 'fp32', maxLength: 256 }
  const values = Float32Array.from(candidates.passage, (_, pair) => randomBits(seed, pair) / 2 ** 28 - 8)
  return { key: scorerKey(scorer), scorer, values, start: { scorer, device: 'wasm', threads: 1, adapter: null, fallbacks: [] }, summary: null, skipped: [], alone: true }
}
