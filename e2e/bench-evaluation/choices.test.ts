import { expect, it } from 'vitest'
import { choicesFrom, usage } from './choices.ts'

it('measures what the issue names', () => {
  expect(choicesFrom([])).toMatchObject({ size: { queries: 6980, depth: 1000 }, rounds: 5, page: true, moves: true })
})

it('leaves out the page where that is asked for, in either spelling', () => {
  expect(choicesFrom(['--no-page']).page).toBe(false)
  expect(choicesFrom(['--page']).page).toBe(true)
})

it('refuses what cannot be measured, in a sentence', () => {
  expect(() => choicesFrom(['--depth', '0'])).toThrow('--depth takes a whole number from 1 up, not “0”.')
  expect(() => choicesFrom(['--rounds', 'all'])).toThrow('--rounds takes a whole number from 1 up, not “all”.')
  expect(() => choicesFrom(['--fast'])).toThrow(/--fast/)
})

it('tells of every flag', () => {
  for (const flag of ['queries', 'depth', 'seed', 'rounds', 'only', 'without', 'no-page', 'no-moves', 'app', 'python', 'browser-arg', 'json']) expect(usage).toContain(`--${flag} `)
})
