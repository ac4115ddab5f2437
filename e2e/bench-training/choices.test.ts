import { expect, it } from 'vitest'
import { choicesFrom, usage } from './choices.ts'
import { takesPart } from './contestants/line-up.ts'

it('measures what the issue names', () => {
  expect(choicesFrom([])).toMatchObject({ size: { features: 20_000, batch: 256 }, rounds: 5 })
})

it('refuses what cannot be measured, in a sentence', () => {
  expect(() => choicesFrom(['--rounds', '0'])).toThrow('--rounds takes a whole number from 1 up, not “0”.')
  expect(() => choicesFrom(['--seconds', 'all'])).toThrow('--seconds takes a number above 0, not “all”.')
  expect(() => choicesFrom(['--features', '100'])).toThrow('--features: a batch of 256 cannot be cut from 100.')
  expect(() => choicesFrom(['--speed', '9'])).toThrow(/--speed/)
})

it('tells of every flag', () => {
  for (const flag of ['features', 'batch', 'seed', 'steps', 'rounds', 'seconds', 'only', 'without', 'python', 'browser-arg', 'json']) expect(usage).toContain(`--${flag} `)
})

it('lets those take part whose name is asked for and not left out', () => {
  expect(takesPart('tfjs, cpu', { only: [], without: [] })).toBe(true)
  expect(takesPart('tfjs, cpu', { only: ['Rerank', 'cpu'], without: [] })).toBe(true)
  expect(takesPart('tfjs, cpu', { only: ['Rerank'], without: [] })).toBe(false)
  expect(takesPart('tfjs, cpu', { only: ['tfjs'], without: ['cpu'] })).toBe(false)
})
