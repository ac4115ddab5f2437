/** Everything that was asked for, one measurement after another, since none may run beside another. */
import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, join } from 'node:path'
import { modelId, type AppParts, type RunChoice } from './app-page.ts'
import type { Choices } from './choices.ts'
import { encodePairs } from './encoding.ts'
import { adapterOf, machineFacts } from './machine.ts'
import { installOnnxruntimeNode } from './contestants/node-package.ts'
import type { Results } from './results.ts'
import { factsOf, measurePage } from './measurements/page.ts'
import { measureSpeed, unmeasured } from './measurements/speed.ts'
import { openSetting } from './setting.ts'
import { pageTargets, speedTargets } from './targets.ts'
import { measureTechniques } from './measurements/techniques.ts'
import { scoreWhole } from './measurements/whole.ts'
import { drawn, readLists, workload } from './workload.ts'

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
    const machine = machineFacts(`Chromium ${setting.browser.version()}`, await adapterOf(setting.browser, `${setting.pagesUrl}techniques.html`))
    const parts: AppParts = { browser: setting.browser, url: setting.appUrl, model, workload: work, judgements }
    const run: RunChoice = { device, dtype: 'fp32', depth, maxLength }
    const speed = !choices.speed ? unmeasured : await measureSpeed(work, choices, { setting, adapter: machine.adapter, threads, packages, hasInt8, judgements, realTokens: encoded.real }, encoded, tell)
    const runs = hasInt8 && device === 'wasm' ? ([run, { ...run, dtype: 'q8' }] as const) : ([run] as const)
    const page = choices.page ? await measurePage(parts, runs, tell) : null
    const whole = choices.whole ? await scoreWhole({ ...parts, workload: workload(name, all) }, runs) : []
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
