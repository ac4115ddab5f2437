import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { sharedFolder } from '../../scripts/shared.ts'
import { choicesFrom, usage } from './choices.ts'

const demo = fileURLToPath(new URL('../../public/demo/candidates.jsonl', import.meta.url))

it('measures what the issue names, or what the build carries', () => {
  const { model, queries, depth, rounds, device, qrels } = choicesFrom([])
  expect({ queries, depth, rounds, device }).toEqual({ queries: 6, depth: 100, rounds: 5, device: 'wasm' })
  expect(model).toContain(sharedFolder === undefined ? 'embedded/reranker' : 'minilm-l6-qa-reranker')
  expect(qrels).toContain('qrels.txt')
})

it('has no judgements for candidates of a person’s own', () => {
  if (sharedFolder !== undefined) expect(choicesFrom(['--candidates', demo]).qrels).toBeNull()
  expect(choicesFrom(['--candidates', demo, '--qrels', demo]).qrels).toBe(demo)
})

it('refuses what cannot be measured, in a sentence', () => {
  expect(() => choicesFrom(['--rounds', '0'])).toThrow('--rounds takes a whole number from 1 up, not “0”.')
  expect(() => choicesFrom(['--depth', 'all'])).toThrow('--depth takes a whole number from 1 up, not “all”.')
  expect(() => choicesFrom(['--device', 'gpu'])).toThrow('--device takes wasm or webgpu, not “gpu”.')
  expect(() => choicesFrom(['--model', '/nowhere'])).toThrow('--model: there is no /nowhere.')
  expect(() => choicesFrom(['--speed', '9'])).toThrow(/--speed/)
})

it('tells of every flag', () => {
  for (const flag of ['model', 'candidates', 'qrels', 'queries', 'seed', 'depth', 'max-length', 'rounds', 'device', 'transformers-in', 'only', 'without', 'no-speed', 'no-page', 'whole', 'techniques', 'app', 'browser-arg', 'json']) expect(usage).toContain(`--${flag} `)
})
