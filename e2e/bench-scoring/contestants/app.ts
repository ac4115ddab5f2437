/** Rerank Lab itself, through the names that people script it by. */
import type { Page } from 'playwright'
import { report } from '../../lab.ts'
import { forgetScores, listScores, openApp, rerank, systemOf, type AppParts, type RunChoice } from '../app-page.ts'
import { WARM_UP_DEPTH, type Contestant, type Opening, type Pass } from './contestant.ts'
import { busiestRenderer, peakResident } from '../process-memory.ts'
import type { TokenCount } from '../statistics.ts'

export interface AppContestantParts extends AppParts {
  readonly name: string
  readonly choice: RunChoice
  /** Of the workload at this maximum length: the app tells the share of padding. */
  readonly realTokens: number
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
    const { device, dtype, adapter, speed } = await systemOf(page, model, choice.dtype)
    const { threads, crossOriginIsolated } = (await report(page)).manifest
    if (device === null || dtype === null || speed === null) throw new Error('The app scored nothing in its warm-up')
    // In its first whole run on a machine it also finds how large its batches should be.
    await this.pass()
    return { load: speed.load, firstRun: speed.firstRun, device, dtype, threads, adapter: device === 'webgpu' ? adapter : null, crossOriginIsolated }
  }

  async pass(): Promise<Pass> {
    const { model, choice, workload } = this.#parts
    const page = this.#opened
    await page.bringToFront()
    await forgetScores(page)
    const wall = await rerank(page, model, choice)
    const system = await systemOf(page, model, choice.dtype)
    if (system.pairs !== workload.pairs || system.speed === null) throw new Error(`The app has scored ${system.pairs} of ${workload.pairs} pairs`)
    return { wall, inference: system.speed.pairsPerSecond > 0 ? (1000 * workload.pairs) / system.speed.pairsPerSecond : null, scores: await listScores(page, system, workload.lists) }
  }

  async tokens(): Promise<TokenCount> {
    const { speed } = await systemOf(this.#opened, this.#parts.model, this.#parts.choice.dtype)
    const { realTokens: real } = this.#parts
    return { real, padded: real * (1 + (speed?.padding ?? NaN)) }
  }

  async peakMemory(): Promise<number | null> {
    return this.#pid === null ? null : peakResident(this.#pid)
  }

  async close(): Promise<void> {
    await this.#page?.context().close()
  }

  get #opened(): Page {
    if (this.#page === null) throw new Error(`${this.name} was not opened`)
    return this.#page
  }
}
