/**
 * Something that may break down while others wait for answers of it. `Promise.race` with a promise that seldom settles
 * would leave a reaction on it for every answer, for as long as it lives; here those that have their answer are gone.
 */
export class Breaking {
  readonly #waiting = new Set<(reason: unknown) => void>()
  #broken: { readonly reason: unknown } | null = null

  /** @param broken rejects when it breaks down, and never resolves */
  constructor(broken: Promise<never>) {
    broken.catch((reason: unknown) => {
      this.#broken = { reason }
      for (const reject of this.#waiting) reject(reason)
    })
  }

  get isBroken(): boolean {
    return this.#broken !== null
  }

  /** What `answer` gives; rejects with the reason of the breakdown where that comes first. */
  before<T>(answer: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#broken !== null) reject(this.#broken.reason)
      this.#waiting.add(reject)
      answer.then(resolve, reject).finally(() => this.#waiting.delete(reject))
    })
  }
}
