/** What a benchmark knows so far, kept beside its artefacts after every step, so that --resume can go on. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cellKey } from '../../src/benchmark/plan/cells.ts'
import { PlanError, type Cell, type Plan } from '../../src/benchmark/plan/plan.ts'
import type { MeasuredCell } from '../../src/benchmark/report/assemble.ts'
import type { Failure, FileFacts, Machine, Repeat } from '../../src/benchmark/report/benchmark-report.ts'
import type { Manifest, SystemReport } from '../../src/benchmark/report.ts'

interface Progress {
  readonly startedAt: string
  /** Where the app was served: what its pages keep belongs to this port. */
  readonly port: number | null
  readonly machines: readonly Machine[]
  readonly manifest: Manifest | null
  readonly firstStages: readonly SystemReport[]
  readonly measured: readonly MeasuredCell[]
  readonly failures: readonly Failure[]
  /** The turn that was begun and not ended, of which the browser may have kept scores. */
  readonly underWay: { readonly cell: string; readonly repeat: number } | null
}

/** What has to be the same for a run to be gone on with. */
export interface Identity {
  readonly plan: Plan
  readonly shard: string | null
  readonly files: readonly FileFacts[]
}

export class KeptRun {
  readonly #folder: string
  readonly #identity: Identity
  #progress: Progress

  /** Forgets what a former run kept in this folder. */
  static fresh(out: string, identity: Identity): KeptRun {
    const folder = join(out, '.bench')
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    return new KeptRun(folder, identity, { startedAt: new Date().toISOString(), port: null, machines: [], manifest: null, firstStages: [], measured: [], failures: [], underWay: null })
  }

  /** Throws PlanError where there is nothing to go on with, or it is another plan's. Cells that failed are tried again. */
  static resumed(out: string, identity: Identity): KeptRun {
    const folder = join(out, '.bench')
    const file = join(folder, 'progress.json')
    if (!existsSync(file)) throw new PlanError(`--resume: nothing was begun in ${out}.`)
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { identity: Identity; progress: Progress }
    if (JSON.stringify(kept.identity) !== JSON.stringify(identity)) throw new PlanError(`--resume: what was begun in ${out} is another plan, or its files have changed since. Begin anew without --resume.`)
    return new KeptRun(folder, identity, { ...kept.progress, failures: [] })
  }

  private constructor(folder: string, identity: Identity, progress: Progress) {
    this.#folder = folder
    this.#identity = identity
    this.#progress = progress
  }

  get progress(): Progress {
    return this.#progress
  }

  get profile(): string {
    return join(this.#folder, 'profile')
  }

  isDone(cell: Cell, repeat: number): boolean {
    return this.of(cell)?.repeats.some((each) => each.repeat === repeat) === true
  }

  hasFailed(cell: Cell): boolean {
    return this.#progress.failures.some((failure) => cellKey(failure.cell) === cellKey(cell))
  }

  of(cell: Cell): MeasuredCell | undefined {
    return this.#progress.measured.find((each) => cellKey(each.cell) === cellKey(cell))
  }

  /** Whether this turn was begun before, so that the browser may have some of its scores. */
  isUnderWay(cell: Cell, repeat: number): boolean {
    return this.#progress.underWay?.cell === cellKey(cell) && this.#progress.underWay.repeat === repeat
  }

  begin(cell: Cell, repeat: number): void {
    this.#write({ underWay: { cell: cellKey(cell), repeat } })
  }

  /** The first time a cell is measured; `addRepeat` the next. */
  addCell(measured: MeasuredCell): void {
    this.#write({ measured: [...this.#progress.measured, measured], underWay: null })
  }

  addRepeat(cell: Cell, repeat: Repeat): void {
    const measured = this.#progress.measured.map((each) => (cellKey(each.cell) === cellKey(cell) ? { ...each, repeats: [...each.repeats, repeat] } : each))
    this.#write({ measured, underWay: null })
  }

  fail(failure: Failure): void {
    this.#write({ failures: [...this.#progress.failures, failure], underWay: null })
  }

  noteSetting(port: number, machine: Machine): number {
    const at = this.#progress.machines.findIndex((known) => JSON.stringify(known) === JSON.stringify(machine))
    this.#write({ port, machines: at >= 0 ? this.#progress.machines : [...this.#progress.machines, machine] })
    return at >= 0 ? at : this.#progress.machines.length - 1
  }

  notePage(manifest: Manifest, firstStages: readonly SystemReport[]): void {
    if (this.#progress.manifest === null) this.#write({ manifest, firstStages })
  }

  #write(change: Partial<Progress>): void {
    this.#progress = { ...this.#progress, ...change }
    const file = join(this.#folder, 'progress.json')
    // In one step, so that a run that is killed while it writes leaves the former state.
    writeFileSync(`${file}.new`, JSON.stringify({ identity: this.#identity, progress: this.#progress }))
    renameSync(`${file}.new`, file)
  }
}
