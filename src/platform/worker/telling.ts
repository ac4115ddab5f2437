/** Calls of a comlink proxy. What is told goes over a port of its own, which an answer could overtake: `told` resolves when all of it has arrived. */
export function telling<Told>(tell: (told: Told) => unknown): { send: (told: Told) => void; told: () => Promise<unknown> } {
  let all: Promise<unknown> = Promise.resolve()
  return {
    send(told) {
      // Its own result only: the results of all before would pile up over a long job.
      all = Promise.all([all, tell(told)]).then(() => undefined)
      all.catch(() => undefined) // awaited, and thrown, by `told`
    },
    told: () => all,
  }
}
