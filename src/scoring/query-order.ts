/** Which query is scored next: the one in view, then the one that was interrupted, then the order asked for. */
export class QueryOrder {
  #waiting: Set<number>
  #interrupted: number[] = []
  #preferred: number | null = null

  constructor(queries: Iterable<number>) {
    this.#waiting = new Set(queries)
  }

  /** From now on this query goes first. */
  prefer(query: number | null): void {
    this.#preferred = query
  }

  /** Whether another query than `current` should have its turn now. */
  isOvertaken(current: number): boolean {
    return this.#preferred !== null && this.#preferred !== current && this.#waiting.has(this.#preferred)
  }

  /** Takes the next query out; undefined when none is left. */
  take(): number | undefined {
    const next = this.#preferred !== null && this.#waiting.has(this.#preferred) ? this.#preferred : (this.#interrupted.pop() ?? first(this.#waiting))
    if (next === undefined) return undefined
    this.#waiting.delete(next)
    this.#interrupted = this.#interrupted.filter((query) => query !== next)
    return next
  }

  /** Gives an unfinished query back, to go on with before others. */
  putBack(query: number): void {
    this.#waiting.add(query)
    this.#interrupted.push(query)
  }
}

function first(queries: Set<number>): number | undefined {
  for (const query of queries) return query
  return undefined
}
