/** Rerank Lab itself, through the names that people script it by. */
import type { Page } from 'playwright'
import type { SystemReport } from '../../src/benchmark/report.ts'
import { report, scores } from '../lab.ts'
import { forgetScores, modelId, openApp, rerank, type AppParts, type RunChoice } from './app-page.ts'
import { WARM_UP_DEPTH, type Contestant, type ListScores, type Opening, type Pass } from './contestant.ts'
import { busiestRenderer, peakResident } from './process-memory.ts'
import type { TokenCount } from './statistics.ts'

export interface AppContestantParts extends AppParts {
  readonly name: string
  readonly choice: RunChoice
}

export class AppContestant implements Contestant {
  readonly name: string
  readonly #parts: AppContestantParts
  #page: Page | null = null
  #pid: number | null = null

  constructor(parts: AppContestantParts) {
    this.name = parts.name
    this.#parts = parts
  }

  async open(): Promise<Opening> {
    const { browser, model, choice } = this.#parts
    const page = await openApp(this.#parts)
    this.#page = page
    const { pid } = await busiestRenderer(browser, () => rerank(page, model, { ...choice, depth: WARM_UP_DEPTH }))
    this.#pid = pid
    const { device, dtype, adapter, speed } = await this.system()
    const { threads, crossOriginIsolated } = (await report(page)).manifest
    if (device === null || dtype === null || speed === null) throw new Error('The app scored nothing in its warm-up')
    return { load: speed.load, firstRun: speed.firstRun, device, dtype, threads, adapter: device === 'webgpu' ? adapter : null, crossOriginIsolated }
  }

  async pass(): Promise<Pass> {
    const { model, choice, workload } = this.#parts
    const page = this.#opened
    await page.bringToFront()
    await forgetScores(page)
    const wall = await rerank(page, model, choice)
    const { speed, pairs } = await this.system()
    if (pairs !== workload.pairs || speed === null) throw new Error(`The app has scored ${pairs} of ${workload.pairs} pairs`)
    return { wall, inference: (1000 * workload.pairs) / speed.pairsPerSecond, scores: await this.#scores() }
  }

  async tokens(): Promise<TokenCount | null> {
    return null
  }

  /** What the app's own report says of the run. */
  async system(): Promise<SystemReport> {
    const found = (await report(this.#opened)).systems.findLast(({ model, dtype }) => model === modelId(this.#parts.model) && dtype === this.#parts.choice.dtype)
    if (found === undefined) throw new Error(`The app's report has no system of ${this.name}: did another device or precision take over?`)
    return found
  }

  async peakMemory(): Promise<number | null> {
    return this.#pid === null ? null : peakResident(this.#pid)
  }

  async close(): Promise<void> {
    await this.#page?.context().close()
  }

  async #scores(): Promise<ListScores> {
    const byId = await scores(this.#opened, (await this.system()).name)
    return this.#parts.workload.lists.map(({ qid, docids }) => docids.map((docid) => byId[qid]?.[docid] ?? NaN))
  }

  get #opened(): Page {
    if (this.#page === null) throw new Error(`${this.name} was not opened`)
    return this.#page
  }
}
