/** Remembered results of pure functions. Selectors run on every render; what they derive is made once a change. */

const forgetters: (() => void)[] = []

/** Lets go of everything that was derived: of a collection that is closed it is worth nothing, and holds all of it. */
export const forgetDerived = (): void => forgetters.forEach((forget) => forget())

/** Remembers the last result, as long as the arguments are the same objects. */
export function memo<Args extends readonly unknown[], Result>(derive: (...args: Args) => Result): (...args: Args) => Result {
  let last = new Last(derive)
  forgetters.push(() => (last = new Last(derive)))
  return (...args) => last.of(args)
}

/** The same with one memory a key, for what is derived once a system. */
export function memoByKey<Args extends readonly unknown[], Result>(derive: (...args: Args) => Result): (key: string, ...args: Args) => Result {
  const memories = new Map<string, Last<Args, Result>>()
  forgetters.push(() => memories.clear())
  return (key, ...args) => {
    const held = memories.get(key) ?? new Last(derive)
    memories.set(key, held)
    return held.of(args)
  }
}

class Last<Args extends readonly unknown[], Result> {
  readonly #derive: (...args: Args) => Result
  #last: { readonly args: Args; readonly result: Result } | undefined

  constructor(derive: (...args: Args) => Result) {
    this.#derive = derive
  }

  of(args: Args): Result {
    if (!this.#last || args.length !== this.#last.args.length || args.some((arg, at) => !Object.is(arg, this.#last?.args[at]))) {
      this.#last = { args, result: this.#derive(...args) }
    }
    return this.#last.result
  }
}
