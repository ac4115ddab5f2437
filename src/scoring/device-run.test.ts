import { expect, test } from 'vitest'
import { DeviceRun, type Batch } from './device-run.ts'
import type { PairScorer } from './pair-scorer.ts'
import { Tuner } from './tuner.ts'
import type { Device } from '../systems/system.ts'

const texts = { query: String, passage: String }
const batchOf = (row: number): Batch => ({ query: 0, pairs: [0, 1].map((at) => ({ row: 2 * row + at, query: 0, passage: 2 * row + at })) })

/** Runs forty batches of two pairs through a scorer. Gives the rows that came back. */
async function rowsThrough(score: PairScorer['score'], tuner: Tuner, device: Device = 'wasm'): Promise<number[]> {
  const rows: number[] = []
  let given = 0
  const source = { next: () => (given < 40 ? batchOf(given++) : undefined), lookAhead: () => undefined }
  const scorer: PairScorer = { cut: (pairs) => [[...pairs]], score }
  for await (const { pairs } of new DeviceRun({ session: { device }, scorer, dtype: 'fp32', texts, source, tuner }).outcomes()) rows.push(...pairs.map(({ row }) => row))
  return rows.sort((a, b) => a - b)
}

const all = Array.from({ length: 80 }, (_, row) => row)
const lookingTuner = () => new Tuner({ tokens: 512, lanes: 2 }, { fewestTokens: 256, mostTokens: 1024, lanes: 2 })

test('batches of two tunings are never in flight together, where each would be measured by the other', async () => {
  const flying: number[] = []
  const met = new Set<number>()
  let mixed = 0
  const rows = await rowsThrough(async (pairs, { tokens }) => {
    flying.push(tokens)
    if (new Set(flying).size > 1) mixed++
    met.add(tokens)
    await new Promise((resolve) => setTimeout(resolve, 1))
    flying.splice(flying.indexOf(tokens), 1)
    return { scores: Float32Array.from(pairs, ({ row }) => row), tokens, padding: 0 }
  }, lookingTuner())
  expect(rows).toEqual(all)
  expect(mixed).toBe(0)
  expect(met.size).toBeGreaterThan(1)
})

test('a batch that fails is run as halves, each pair once, and recommends no batch size', async () => {
  const tuner = lookingTuner()
  const score: PairScorer['score'] = async (pairs, { tokens }) => {
    if (tokens > 512 && pairs.length > 1) throw new Error('out of memory')
    return { scores: Float32Array.from(pairs, ({ row }) => row), tokens: tokens * tokens, padding: 0 }
  }
  expect(await rowsThrough(score, tuner)).toEqual(all)
  expect(tuner.next().tokens).toBeLessThanOrEqual(512)
})

test('two passages that a GPU scores alike are no failure of it, two zeros are', async () => {
  const alike = (score: number): PairScorer['score'] => async (pairs) => ({ scores: new Float32Array(pairs.length).fill(score), tokens: 10, padding: 0 })
  expect(await rowsThrough(alike(-11.25), lookingTuner(), 'webgpu')).toEqual(all)
  await expect(rowsThrough(alike(0), lookingTuner(), 'webgpu')).rejects.toThrow('all score 0')
})
