import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { root } from '../../scripts/setup/command.mjs'
import { cellsOf } from '../../src/benchmark/plan/cells.ts'
import { commandOf } from './flags.ts'
import { planFrom } from './plan-input.ts'

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, string>>
}

interface Workflow {
  readonly on: { readonly workflow_dispatch: { readonly inputs: { readonly plan: { readonly default: string }; readonly by: { readonly options: readonly string[]; readonly default: string } } } }
  readonly jobs: Readonly<Record<'part' | 'whole', { readonly needs?: string; readonly strategy?: { readonly matrix: { readonly shard: readonly string[] } }; readonly steps: readonly Step[] }>>
}

const workflow = parse(readFileSync(join(root, '.github/workflows/benchmark.yml'), 'utf8'), { strict: true }) as Workflow
const { plan: { default: plan }, by } = workflow.on.workflow_dispatch.inputs
const shards = workflow.jobs.part.strategy?.matrix.shard ?? []

/** The arguments of each `npm run bench` in a job, as a shell would give them. */
const commands = (job: 'part' | 'whole', variables: Readonly<Record<string, string>>) =>
  workflow.jobs[job].steps.flatMap(({ run = '' }) => (run.startsWith('npm run bench -- ') ? [run.slice('npm run bench -- '.length).replaceAll('"', '').replaceAll(/\$([A-Z]+)/g, (_, name: string) => variables[name] ?? '').split(' ')] : []))

test('the workflow’s commands are ones that there are, over a plan that can be run', () => {
  expect(by.options).toContain(by.default)
  for (const way of by.options) {
    for (const [at, shard] of shards.entries()) {
      const [args = []] = commands('part', { PLAN: plan, SHARD: shard, BY: way, PART: String(at) })
      expect(commandOf(args)).toMatchObject({ kind: 'run', planFile: plan, shard: { index: at + 1, count: shards.length, by: way }, out: `part-${at}` })
    }
  }
  const [merge = []] = commands('whole', {})
  expect(commandOf(merge)).toEqual({ kind: 'merge', folders: shards.map((_, at) => `parts/part-${at}`), out: 'whole' })
  expect(cellsOf(planFrom({ plan: {}, planFile: join(root, plan) })).length).toBeGreaterThanOrEqual(shards.length)
})

test('every step does one thing, parts are handed on by name, and the whole waits for them', () => {
  for (const { steps } of Object.values(workflow.jobs)) for (const { uses, run } of steps) expect([uses, run].filter((each) => each !== undefined)).toHaveLength(1)
  const [upload] = workflow.jobs.part.steps.filter(({ uses }) => uses?.startsWith('actions/upload-artifact'))
  const [download] = workflow.jobs.whole.steps.filter(({ uses }) => uses?.startsWith('actions/download-artifact'))
  expect(upload?.with?.['name']?.startsWith(download?.with?.['pattern']?.replace('*', '') ?? '?')).toBe(true)
  expect(workflow.jobs.whole.needs).toBe('part')
})
