/**
 * Remembers the last result of a pure function, as long as its arguments are the same objects. Selectors run on every
 * render; what they derive is made once a change.
 */
export function memo<Args extends readonly unknown[], Result>(derive: (...args: Args) => Result): (...args: Args) => Result {
  let last: { args: Args; result: Result } | undefined
  return (...args) => {
    if (!last || args.length !== last.args.length || args.some((arg, at) => !Object.is(arg, last?.args[at]))) {
      last = { args, result: derive(...args) }
    }
    return last.result
  }
}

/** The same with one memory a key, for what is derived once a system. */
export function memoByKey<Args extends readonly unknown[], Result>(derive: (...args: Args) => Result): (key: string, ...args: Args) => Result {
  const memories = new Map<string, (...args: Args) => Result>()
  return (key, ...args) => {
    let remembered = memories.get(key)
    if (!remembered) memories.set(key, (remembered = memo(derive)))
    return remembered(...args)
  }
}
