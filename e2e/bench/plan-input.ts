/** From flags and a plan's file to a plan whose files are there. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { planInYaml } from '../../src/benchmark/plan/plan-file.ts'
import { defaultPlan, PlanError, type Plan } from '../../src/benchmark/plan/plan.ts'
import { planFields, readPlan } from '../../src/benchmark/plan/read-plan.ts'
import { renamedModel, renamedPlan } from '../../src/benchmark/plan/renamed.ts'
import { root } from '../../scripts/setup/command.mjs'
import type { RunFlags } from './flags.ts'
import { fromHere } from './place.ts'
import { folderOf, idOf, isFolder, sourcesOf } from './model-sources.ts'

/** The demo, where no candidates are named. */
const demo = { candidates: join(root, 'public/demo/candidates.jsonl'), qrels: join(root, 'public/demo/qrels.txt') }

/**
 * The plan of flags and file, flags first, its paths absolute. Throws PlanError for what is no plan, and for files and
 * folders that are not there: before a browser is started.
 */
export function planFrom({ plan: flags, planFile }: Pick<RunFlags, 'plan' | 'planFile'>): Plan {
  const fromFlags = withPaths(readPlan(flags, (key) => `--${key}`), fromHere)
  const given = Object.entries(planFields).flatMap(([key, field]) => (key in flags ? [[field, fromFlags[field]] as const] : []))
  const plan: Plan = { ...(planFile === null ? defaultPlan : planOfFile(fromHere(planFile))), ...Object.fromEntries(given) }
  const whole = plan.candidates.length > 0 ? plan : { ...plan, candidates: [demo.candidates], qrels: plan.qrels.length > 0 ? plan.qrels : [demo.qrels] }
  expectFiles(whole)
  return whole
}

function planOfFile(file: string): Plan {
  if (!existsSync(file)) throw new PlanError(`--plan: there is no ${file}.`)
  try {
    return withPaths(planInYaml(readFileSync(file, 'utf8')), (path) => resolve(dirname(file), path))
  } catch (error) {
    if (error instanceof PlanError) throw new PlanError(`${file}: ${error.message}`)
    throw error
  }
}

/** Folders among the models are paths too, also within a pipeline. */
const withPaths = (plan: Plan, absolute: (path: string) => string): Plan => renamedPlan(plan, { file: absolute, model: (text) => renamedModel(text, (model) => folderOf(model, absolute)) })

function expectFiles({ candidates, qrels, corpus, models, include }: Plan): void {
  const files = [...candidates.map((file) => ['candidates', file] as const), ...qrels.map((file) => ['qrels', file] as const), ...(corpus === null ? [] : [['corpus', corpus] as const])]
  for (const [flag, file] of files) {
    if (!existsSync(file)) throw new PlanError(`--${flag}: there is no ${file}.`)
    if (!statSync(file).isFile()) throw new PlanError(`--${flag}: ${file} is a folder, not a file.`)
  }
  const folders = [...new Set([...models, ...include.flatMap(({ model }) => model ?? [])].flatMap(sourcesOf).filter(isFolder))]
  for (const [at, folder] of folders.entries()) {
    if (!existsSync(folder)) throw new PlanError(`--model: there is no folder ${folder}.`)
    if (folders.slice(0, at).some((other) => idOf(other) === idOf(folder))) throw new PlanError(`--model: two folders are called ${idOf(folder)}, which is the model's name everywhere: rename one.`)
  }
}
