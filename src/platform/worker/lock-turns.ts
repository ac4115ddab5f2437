/** Turns among all tabs of the origin, by Web Locks: the browser gives back what a tab held that crashed or was closed. */
import { MemoryTurns, type Turns } from '../../scoring/turns.ts'

/** Where a browser has no Web Locks (an address without https), tabs do not know of each other. */
export const tabTurns = (): Turns => ('locks' in navigator ? lockTurns : new MemoryTurns())

const lockTurns: Turns = {
  async take(name, work, { signal, onWait } = {}) {
    signal?.throwIfAborted()
    // `await` unwraps twice: a lock's promise is typed as one of whatever the work gives.
    const atOnce = await navigator.locks.request(name, { ifAvailable: true }, async (lock) => (lock ? { done: await work() } : null))
    if (atOnce) return atOnce.done
    onWait?.()
    const { done } = await navigator.locks.request(name, signal ? { signal } : {}, async () => ({ done: await work() }))
    return done
  },
}
