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
  /** Turns that were begun and not ended, of which a browser may have kept scores. */
  readonly underWay: readonly { readonly cell: string; readonly repeat: number }[]
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
    return new KeptRun(folder, identity, { startedAt: new Date().toISOString(), port: null, machines: [], manifest: null, firstStages: [], measured: [], failures: [], underWay: [] })
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

  /** Where browsers keep their profiles. */
  get profiles(): string {
    return this.#folder
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
    return this.#progress.underWay.some((turn) => turn.cell === cellKey(cell) && turn.repeat === repeat)
  }

  begin(cell: Cell, repeat: number): void {
    this.#write({ underWay: [...this.#withoutTurn(cell, repeat), { cell: cellKey(cell), repeat }] })
  }

  /** The first time a cell is measured; `addRepeat` the next. */
  addCell(measured: MeasuredCell): void {
    this.#write({ measured: [...this.#progress.measured, measured], underWay: this.#withoutTurn(measured.cell, measured.repeats[0]?.repeat) })
  }

  addRepeat(cell: Cell, repeat: Repeat): void {
    const measured = this.#progress.measured.map((each) => (cellKey(each.cell) === cellKey(cell) ? { ...each, repeats: [...each.repeats, repeat] } : each))
    this.#write({ measured, underWay: this.#withoutTurn(cell, repeat.repeat) })
  }

  fail(failure: Failure): void {
    this.#write({ failures: [...this.#progress.failures, failure], underWay: this.#progress.underWay.filter((turn) => turn.cell !== cellKey(failure.cell)) })
  }

  notePort(port: number): void {
    this.#write({ port })
  }

  /** Its place among the machines. */
  noteMachine(machine: Machine): number {
    const at = this.#progress.machines.findIndex((known) => JSON.stringify(known) === JSON.stringify(machine))
    if (at >= 0) return at
    this.#write({ machines: [...this.#progress.machines, machine] })
    return this.#progress.machines.length - 1
  }

  notePage(manifest: Manifest, firstStages: readonly SystemReport[]): void {
    if (this.#progress.manifest === null) this.#write({ manifest, firstStages })
  }

  #withoutTurn(cell: Cell, repeat: number | undefined): Progress['underWay'] {
    return this.#progress.underWay.filter((turn) => turn.cell !== cellKey(cell) || turn.repeat !== repeat)
  }

  #write(change: Partial<Progress>): void {
    this.#progress = { ...this.#progress, ...change }
    const file = join(this.#folder, 'progress.json')
    // In one step, so that a run that is killed while it writes leaves the former state.
    writeFileSync(`${file}.new`, JSON.stringify({ identity: this.#identity, progress: this.#progress }))
    renameSync(`${file}.new`, file)
  }
}
