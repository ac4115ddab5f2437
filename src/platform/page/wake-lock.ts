/** Keeps the screen on while something is timed: a phone that sleeps measures its sleep. */

/** Null where the browser gives no lock just now. */
async function ask(): Promise<WakeLockSentinel | null> {
  try {
    return await navigator.wakeLock.request('screen')
  } catch (error) {
    console.info('The screen may go off meanwhile:', error)
    return null
  }
}

/** Resolves with what lets the screen sleep again. A browser that has no such lock is left as it is. */
export async function keepAwake(): Promise<() => void> {
  if (!('navigator' in globalThis) || !('wakeLock' in navigator)) return () => undefined
  let lock = await ask()
  // The browser takes it back when the tab is hidden.
  const again = () => {
    if (document.visibilityState === 'visible') void ask().then((next) => (lock = next))
  }
  document.addEventListener('visibilitychange', again)
  return () => {
    document.removeEventListener('visibilitychange', again)
    lock?.release().catch((error: unknown) => console.info('The screen stays on:', error))
  }
}
