/** Everything that was asked for, one measurement after another, since none may run beside another. */
import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, join } from 'node:path'
import { agreement, withoutSeparator } from './agreement.ts'
import { modelId, type AppParts, type RunChoice } from './app-page.ts'
import type { Choices } from './choices.ts'
import { encodePairs } from './encoding.ts'
import { lineUp } from './contestants/line-up.ts'
import { machineFacts } from './machine.ts'
import { names } from './contestants/names.ts'
import { installOnnxruntimeNode } from './contestants/node-package.ts'
import { referenceScores } from './reference-scores.ts'
import type { Results } from './results.ts'
import { runRounds } from './measurements/rounds.ts'
import { openSetting } from './setting.ts'
import { speedRow } from './speed-table.ts'
import { median } from './statistics.ts'
import { pageTargets, speedTargets } from './targets.ts'
import { demoWaits } from './measurements/demo.ts'
import { growth, heapOverRuns } from './measurements/heap.ts'
import { mainThreadDuring } from './measurements/main-thread.ts'
import { measureTechniques } from './measurements/techniques.ts'
import { scoreWhole } from './measurements/whole.ts'
import { TransformersContestant } from './contestants/transformers.ts'
import { drawn, readLists, workload, type Workload } from './workload.ts'

/** The steps are many, and told apart by more than noise. */
const TECHNIQUE_ROUNDS = 3

export async function measure(choices: Choices, tell: (line: string) => void): Promise<Results> {
  const { model, depth, maxLength, seed, device } = choices
  const name = basename(choices.candidates).replace(/\.[^.]*$/, '')
  const all = await readLists(choices.candidates, depth)
  const work = workload(name, drawn(all, choices.queries, seed))
  const encoded = encodePairs(model, work.lists, maxLength)
  const packages = choices.speed ? await installOnnxruntimeNode() : null
  const judgements = choices.qrels === null ? null : readFileSync(choices.qrels, 'utf8')
  // As many as the app takes.
  const threads = Math.min(8, availableParallelism())
  const hasInt8 = existsSync(join(model, 'onnx/model_quantized.onnx'))
  const setting = await openSetting(choices)
  try {
    const machine = machineFacts(`Chromium ${setting.browser.version()}`)
    const parts: AppParts = { browser: setting.browser, url: setting.appUrl, model, workload: work, judgements }
    const run: RunChoice = { device, dtype: 'fp32', depth, maxLength }
    const speed = !choices.speed ? unmeasured : await measureSpeed(work, choices, { setting, threads, packages, hasInt8, judgements, realTokens: encoded.real }, encoded, tell)
    const page = choices.page ? await measurePage(parts, run, tell) : null
    const whole = choices.whole ? await scoreWhole({ ...parts, workload: workload(name, all) }, [run, ...(hasInt8 && device === 'wasm' ? [{ ...run, dtype: 'q8' } as const] : [])]) : []
    const techniques = choices.techniques ? await measureTechniques({ setting, model, workload: work, threads, maxLength, hasInt8, rounds: Math.min(choices.rounds, TECHNIQUE_ROUNDS) }, tell) : []
    return {
      machine,
      workload: { name, queries: work.lists.map(({ qid }) => qid), pairs: work.pairs, seed, depth, maxLength, cut: encoded.cut.flat().filter(Boolean).length },
      model: modelId(model),
      transformersIn: choices.transformersIn,
      ...speed,
      page,
      targets: [...(choices.speed ? speedTargets(speed.rows) : []), ...(page === null ? [] : pageTargets(factsOf(page)))],
      whole,
      techniques,
    }
  } finally {
    await setting.close()
  }
}

type Speed = Pick<Results, 'loads' | 'rows' | 'details' | 'agreements' | 'withoutSeparator'>

const unmeasured: Speed = { loads: [], rows: [], details: [], agreements: [], withoutSeparator: [] }

async function measureSpeed(work: Workload, choices: Choices, parts: Parameters<typeof lineUp>[2], encoded: ReturnType<typeof encodePairs>, tell: (line: string) => void): Promise<Speed> {
  const contestants = lineUp(work, choices, parts)
  try {
    const { measured, loads } = await runRounds(contestants, choices.rounds, tell)
    const ours = measured.find(({ contestant }) => contestant.name === names.fp32)
    const reference = referenceScores(choices.model, work.lists, choices.maxLength)
    const transformers = contestants.find((contestant) => contestant instanceof TransformersContestant)
    return {
      loads,
      rows: measured.map((each) => speedRow(each, work.pairs)),
      details: measured.map(({ contestant, opening, walls, inferences }) => ({ name: contestant.name, opening, walls, inferences })),
      agreements: ours === undefined ? [] : measured.map(({ contestant, scores }) => agreement(contestant.name, scores, ours.scores, encoded, reference)),
      withoutSeparator: transformers === undefined ? [] : withoutSeparator(work.lists, (await transformers.describe()).lastTokens, encoded),
    }
  } finally {
    for (const contestant of contestants) await contestant.close()
  }
}

type Page = NonNullable<Results['page']>

async function measurePage(parts: AppParts, run: RunChoice, tell: (line: string) => void): Promise<Page> {
  tell("the page's own thread")
  const mainThread = await mainThreadDuring(parts, run)
  tell('its heap over ten runs')
  const heap = await heapOverRuns(parts, run)
  tell('the demo')
  return { mainThread, heap, demoWaits: await demoWaits(parts.browser, parts.url) }
}

const factsOf = ({ mainThread, heap, demoWaits: waits }: Page) => ({
  longestTask: Math.max(...[...mainThread.first, ...mainThread.second].map(({ cpu }) => cpu)),
  heapGrowth: growth(heap.page.map((bytes, at) => bytes + (heap.workers[at] ?? NaN))),
  demoWait: median(waits),
})
