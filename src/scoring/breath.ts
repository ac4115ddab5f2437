/** Lets the host deliver messages (a cancel, another query in view) amid work that settles without waiting. */
export class Breath {
  #last = performance.now()

  async take(): Promise<void> {
    if (performance.now() - this.#last < 30) return
    await new Promise<void>((resolve) => setTimeout(resolve))
    this.#last = performance.now()
  }
}
