/** Scores on their way from the worker to the screen: gathered, so that a fast model does not re-render the page a hundred times a second. */
import { writeScores, type SkippedPair } from './scores.ts'

interface Batch {
  readonly pairs: Uint32Array
  readonly scores: Float32Array
}

/** The page is given at most a fifth of its time to work on what arrived. */
const REST = 5
const SHORTEST = 100

export class ScoreInbox {
  /** The system whose scores these are. */
  readonly key: string
  #waiting: Batch[] = []
  #skipped: SkippedPair[] = []
  #nextAt = 0

  constructor(key: string) {
    this.key = key
  }

  /** Takes a batch; hands on what waits when the last delivery is long enough ago. No timer: a hidden tab's are throttled. */
  put(batch: Batch): void {
    this.#waiting.push(batch)
    if (performance.now() >= this.#nextAt) this.flush()
  }

  /** Takes a pair that failed alone; it is handed on with what is scored. */
  skip(pair: SkippedPair): void {
    this.#skipped.push(pair)
  }

  /** Hands on everything that waits. */
  flush(): void {
    if (this.#waiting.length === 0 && this.#skipped.length === 0) return
    const started = performance.now()
    const rest = () => {
      const now = performance.now()
      this.#nextAt = now + Math.max(SHORTEST, (now - started) * REST)
    }
    const [batches, skipped] = [this.#waiting, this.#skipped]
    this.#waiting = []
    this.#skipped = []
    writeScores(this.key, batches, skipped)
    rest()
    // React renders what changed in a microtask of its own, which comes before this one; it is the greater part.
    queueMicrotask(rest)
  }
}
