/** What a run of a plan knows so far: plain data that can be kept after every step, so that a run that was broken off can go on. */
import { cellKey } from '../plan/cells.ts'
import type { Cell } from '../plan/plan.ts'
import type { MeasuredCell } from '../report/assemble.ts'
import type { Failure, Machine, Repeat } from '../report/benchmark-report.ts'
import type { Manifest, SystemReport } from '../report.ts'

export interface RunState {
  /** ISO 8601. */
  readonly startedAt: string
  readonly machines: readonly Machine[]
  readonly manifest: Manifest | null
  readonly firstStages: readonly SystemReport[]
  readonly measured: readonly MeasuredCell[]
  readonly failures: readonly Failure[]
  /** Turns that were begun and not ended, of which a browser may have kept scores. */
  readonly underWay: readonly { readonly cell: string; readonly repeat: number }[]
}

/** Nothing done yet. */
export const begun = (startedAt: Date): RunState => ({ startedAt: startedAt.toISOString(), machines: [], manifest: null, firstStages: [], measured: [], failures: [], underWay: [] })

export class RunRecord {
  #state: RunState
  readonly #keep: (state: RunState) => void

  /** @param keep told of every change, at once */
  constructor(state: RunState, keep: (state: RunState) => void) {
    this.#state = state
    this.#keep = keep
  }

  get state(): RunState {
    return this.#state
  }

  isDone(cell: Cell, repeat: number): boolean {
    return this.of(cell)?.repeats.some((each) => each.repeat === repeat) === true
  }

  hasFailed(cell: Cell): boolean {
    return this.#state.failures.some((failure) => cellKey(failure.cell) === cellKey(cell))
  }

  of(cell: Cell): MeasuredCell | undefined {
    return this.#state.measured.find((each) => cellKey(each.cell) === cellKey(cell))
  }

  /** Whether this turn was begun before, so that the browser may have some of its scores. */
  isUnderWay(cell: Cell, repeat: number): boolean {
    return this.#state.underWay.some((turn) => turn.cell === cellKey(cell) && turn.repeat === repeat)
  }

  begin(cell: Cell, repeat: number): void {
    this.#change({ underWay: [...this.#withoutTurn(cell, repeat), { cell: cellKey(cell), repeat }] })
  }

  /** The first time a cell is measured; `addRepeat` the next. */
  addCell(measured: MeasuredCell): void {
    this.#change({ measured: [...this.#state.measured, measured], underWay: this.#withoutTurn(measured.cell, measured.repeats[0]?.repeat) })
  }

  addRepeat(cell: Cell, repeat: Repeat): void {
    const measured = this.#state.measured.map((each) => (cellKey(each.cell) === cellKey(cell) ? { ...each, repeats: [...each.repeats, repeat] } : each))
    this.#change({ measured, underWay: this.#withoutTurn(cell, repeat.repeat) })
  }

  fail(failure: Failure): void {
    this.#change({ failures: [...this.#state.failures, failure], underWay: this.#state.underWay.filter((turn) => turn.cell !== cellKey(failure.cell)) })
  }

  /** Its place among the machines. */
  noteMachine(machine: Machine): number {
    const at = this.#state.machines.findIndex((known) => JSON.stringify(known) === JSON.stringify(machine))
    if (at >= 0) return at
    this.#change({ machines: [...this.#state.machines, machine] })
    return this.#state.machines.length - 1
  }

  notePage(manifest: Manifest, firstStages: readonly SystemReport[]): void {
    if (this.#state.manifest === null) this.#change({ manifest, firstStages })
  }

  #withoutTurn(cell: Cell, repeat: number | undefined): RunState['underWay'] {
    return this.#state.underWay.filter((turn) => turn.cell !== cellKey(cell) || turn.repeat !== repeat)
  }

  #change(change: Partial<RunState>): void {
    this.#state = { ...this.#state, ...change }
    this.#keep(this.#state)
  }
}
