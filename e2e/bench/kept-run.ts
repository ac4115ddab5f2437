/** What a benchmark knows so far, kept beside its artefacts after every step, so that --resume can go on. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PlanError, type Plan } from '../../src/benchmark/plan/plan.ts'
import type { FileFacts } from '../../src/benchmark/report/benchmark-report.ts'
import type { Shard } from './flags.ts'
import { begun, RunRecord, type RunState } from '../../src/benchmark/run/record.ts'

interface Progress extends RunState {
  /** Where the app was served: what its pages keep belongs to this port. */
  readonly port: number | null
}

/** What has to be the same for a run to be gone on with. */
export interface Identity {
  readonly plan: Plan
  readonly shard: Shard | null
  readonly files: readonly FileFacts[]
}

export class KeptRun extends RunRecord {
  readonly #folder: string
  #port: number | null
  readonly #write: () => void

  /** Forgets what a former run kept in this folder. */
  static fresh(out: string, identity: Identity): KeptRun {
    const folder = join(out, '.bench')
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    return new KeptRun(folder, identity, { ...begun(new Date()), port: null })
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

  private constructor(folder: string, identity: Identity, { port, ...state }: Progress) {
    const file = join(folder, 'progress.json')
    super(state, () => this.#write())
    this.#folder = folder
    this.#port = port
    this.#write = () => {
      // In one step, so that a run that is killed while it writes leaves the former state.
      writeFileSync(`${file}.new`, JSON.stringify({ identity, progress: { ...this.state, port: this.#port } satisfies Progress }))
      renameSync(`${file}.new`, file)
    }
  }

  get port(): number | null {
    return this.#port
  }

  /** Where browsers keep their profiles. */
  get profiles(): string {
    return this.#folder
  }

  notePort(port: number): void {
    this.#port = port
    this.#write()
  }
}
