/**
 * Hands values on in order, all that have come up to then at once: while one hand-over waits (for a disk), whoever puts
 * values does not have to. So a slow ledger is written less often, and does not hold up a device.
 */
export class GroupCommit<Value> {
  readonly #commit: (values: readonly Value[]) => Promise<void>
  #waiting: Value[] = []
  #running: Promise<void> | null = null
  #committing: Promise<void> = Promise.resolve()
  #hasFailed = false

  /** @param commit never called while it runs; where it rejects, `done` does, and nothing more is committed */
  constructor(commit: (values: readonly Value[]) => Promise<void>) {
    this.#commit = commit
  }

  /** Whether a commit rejected, so that what is put from now on is lost. */
  get hasFailed(): boolean {
    return this.#hasFailed
  }

  put(value: Value): void {
    this.#waiting.push(value)
    this.#running ??= this.#run()
    // Whoever awaits `done` hears of it, too.
    this.#running.catch(() => (this.#hasFailed = true))
  }

  /** Resolves when no more than `most` values wait: a disk that is slower for long would have them pile up. Never rejects: after a failure there is nothing to wait for. */
  async room(most: number): Promise<void> {
    while (this.#waiting.length > most && !this.#hasFailed) await this.#committing.catch(() => undefined) // heard of by `done`
  }

  /** Resolves when all that was put is committed; rejects where a commit did. */
  async done(): Promise<void> {
    await this.#running
  }

  async #run(): Promise<void> {
    // Values that are put in one turn go together.
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      const values = this.#waiting
      this.#waiting = []
      await (this.#committing = this.#commit(values))
    }
    this.#running = null
  }
}
