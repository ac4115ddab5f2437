import { expect, test, vi } from 'vitest'
import type { JobStart } from '../scoring/job.ts'
import { moveSystems, remember, remembered, rememberSystem } from './remembered.ts'
import { chooseRule, recallRule, useRule } from './rule.ts'

const kept = new Map<string, string>()
vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) })

const startOf = (model: string, device: JobStart['device']): JobStart => ({ scorer: { kind: 'cross-encoder', model, revision: 'r', dtype: 'fp32', maxLength: 8 }, device, threads: 1, adapter: null, fallbacks: [] })

test('a collection that takes another’s place keeps the systems that it had', () => {
  rememberSystem('both', startOf('a', 'wasm'))
  rememberSystem('both', startOf('b', 'wasm'))
  rememberSystem('one', startOf('b', 'webgpu'))
  moveSystems('one', 'both')
  expect(remembered().systems).toEqual({ both: [startOf('a', 'wasm'), startOf('b', 'webgpu')] })
  moveSystems('both', null)
  expect(remembered().systems).toEqual({})
})

test('the rule that differences are judged by is the last visit’s, but for what nobody could have chosen', () => {
  const first = useRule.getState()
  chooseRule({ test: 't', alpha: 0.01 })
  useRule.setState(first)
  recallRule()
  expect(useRule.getState()).toEqual({ ...first, test: 't', alpha: 0.01 })
  kept.set('rerank-lab:session', JSON.stringify({ rule: { test: 'coin', alpha: 7, correction: 'none' } }))
  expect(remembered().rule).toEqual({ correction: 'none' })
  remember({ rule: {} })
})
