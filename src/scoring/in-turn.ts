/** Two tabs that want the same scores do not both make them: one does, and the other shows what comes of it. */
import { textKey } from '../columns/hash.ts'
import { scorerKey } from '../systems/key.ts'
import { Following } from './following.ts'
import type { JobStart } from './job.ts'
import { queryKey } from './kept-scores.ts'
import { planLadder } from './plan.ts'
import { recipeOf } from './recipe.ts'
import type { ScoringJobParts } from './scoring-job.ts'
import type { Turns } from './turns.ts'

/**
 * Runs a job when no other tab runs one for the same scorer and queries, and at once where others, or an abort, left it
 * nothing to do. Throws ModelError for a request that the model cannot fulfil, and what `run` throws.
 */
export async function inTurn<T>(turns: Turns, parts: ScoringJobParts, run: () => Promise<T>): Promise<T> {
  const { request, events, signal, collection, ledger } = parts
  const start = await expectedStart(parts)
  const following = new Following({ ledger, collection, queries: request.queries, start, events })
  const waiting = new AbortController()
  const leave = () => waiting.abort()
  if (signal?.aborted) leave()
  signal?.addEventListener('abort', leave, { once: true })
  let isMine = false
  const work = async () => {
    isMine = true
    await following.end()
    return run()
  }
  try {
    return await turns.take(workOf(parts, start), work, { signal: waiting.signal, onWait: () => following.begin(leave) })
  } catch (error) {
    if (isMine || !waiting.signal.aborted) throw error
  } finally {
    signal?.removeEventListener('abort', leave)
    await following.end()
  }
  return run()
}

/** How the job starts if its first device holds. */
async function expectedStart({ model, request, runtime }: ScoringJobParts): Promise<JobStart> {
  const offer = await runtime.adapter()
  const plan = planLadder(model.info, offer, request)
  const [rung] = plan.rungs
  if (!rung) throw new Error(`${model.info.id} has nothing to run`)
  return { scorer: recipeOf(model.info, request, rung.dtype), device: rung.device, threads: runtime.threads, adapter: 'reason' in offer ? null : offer, fallbacks: plan.fallbacks }
}

/**
 * The work's name: scorer and queries, by their texts. Not the device, on which no score depends; not the depth or the
 * collection's other files, so that tabs that differ in these alone do not repeat each other.
 */
function workOf({ collection, request }: ScoringJobParts, { scorer }: JobStart): string {
  const queries = request.queries.map(({ query }) => queryKey(collection, query)).sort()
  return `rerank-lab scores ${scorerKey(scorer)} ${textKey(new TextEncoder().encode(queries.join()))}`
}
