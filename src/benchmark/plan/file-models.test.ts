import { expect, test } from 'vitest'
import { planHere } from './file-models.ts'
import { defaultPlan } from './plan.ts'

test('folders are known by their names, in pipelines and patterns too; ids stay', () => {
  const plan = { ...defaultPlan, candidates: ['/data/dl19.jsonl'], models: ['embedded', 'none', 'owner/name', './models/mine', 'C:\\models\\mine\\', 'embedded/bi-encoder@100>~/mine@20'], exclude: [{ model: './mine' }] }
  expect(planHere(plan, ['mine'])).toMatchObject({ candidates: ['dl19.jsonl'], models: ['embedded', 'none', 'owner/name', 'mine', 'embedded/bi-encoder@100>mine@20'], exclude: [{ model: 'mine' }] })
})

test('a folder that is not loaded is asked for', () => {
  expect(() => planHere({ ...defaultPlan, models: ['../mine'] }, ['other'])).toThrow('It names the folder ../mine, and no model called mine is loaded. Add the folder on the Models screen')
})
