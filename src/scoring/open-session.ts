/** Opens a model on one rung of the ladder, and does not give it out before its scores can be believed. */
import { batchLimits } from './batches.ts'
import { RungFailure } from './failure.ts'
import { boundOf, checkAgainstItself, compareKnownAnswers, knownTexts, scoreKnownPairs } from './known-answer.ts'
import type { Runtime, Session } from './ports.ts'
import type { GraphBytes, LoadOptions, RunnableModel } from './runnable-model.ts'
import type { Rung } from '../models/choose.ts'
import type { Scorer } from '../systems/system.ts'

/** A graph larger than this is not held twice, so it is compared with itself instead of with WASM. */
const TOO_LARGE_TO_HOLD_TWICE = 500e6

/**
 * A session whose scores may be written. Throws RungFailure where this device does not hold, ModelError where a file
 * does not, and the signal's reason.
 */
export async function openSession(model: RunnableModel, rung: Rung, recipe: Scorer, runtime: Runtime, options: LoadOptions): Promise<Session> {
  const bytes = await model.read(rung.graph, options)
  options.signal?.throwIfAborted()
  const session = await asFailure('session', () => runtime.open(bytes.graph, { device: rung.device, external: bytes.external }))
  try {
    believe((await asFailure('run', async () => model.doubt?.(session, recipe))) ?? null)
    options.signal?.throwIfAborted()
    if (rung.device === 'webgpu') await check(session, model, rung, recipe, runtime, bytes)
    return session
  } catch (error) {
    await session.dispose()
    throw error
  }
}

async function check(session: Session, model: RunnableModel, rung: Rung, recipe: Scorer, runtime: Runtime, bytes: GraphBytes): Promise<void> {
  const scorer = await model.scorerOn(session, recipe, knownTexts)
  const bound = boundOf(rung.dtype)
  const limits = batchLimits(rung.device, rung.dtype)
  if (rung.graph.bytes > TOO_LARGE_TO_HOLD_TWICE) return believe(await asFailure('run', () => checkAgainstItself(scorer, bound, limits)))
  const here = await asFailure('run', () => scoreKnownPairs(scorer, limits))
  // What a float16 GPU is measured by is the float32 graph, where the model has one.
  const exact = rung.dtype === 'fp16' ? model.graphOf('fp32') : undefined
  const reference = await runtime.open(...wasmArguments(exact === undefined ? bytes : await model.read(exact)))
  try {
    const there = await scoreKnownPairs(await model.scorerOn(reference, { ...recipe, dtype: exact?.dtype ?? rung.dtype }, knownTexts), batchLimits('wasm', exact?.dtype ?? rung.dtype))
    believe(compareKnownAnswers(here, there, bound))
  } finally {
    await reference.dispose()
  }
}

// A dozen pairs are not worth more lanes.
const wasmArguments = ({ graph, external }: GraphBytes) => [graph, { device: 'wasm', external, lanes: 1 }] as const

function believe(doubt: string | null): void {
  if (doubt !== null) throw new RungFailure('known-answer', new Error(doubt))
}

async function asFailure<T>(stage: 'session' | 'run', work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof RungFailure ? error : new RungFailure(stage, error)
  }
}
