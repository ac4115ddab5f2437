/** Keeps the screen on while something is timed: a phone that sleeps measures its sleep. */

/** Resolves with what lets the screen sleep again. A browser that has no such lock, or gives none just now, is left as it is. */
export async function keepAwake(): Promise<() => void> {
  if (!('wakeLock' in navigator)) return () => undefined
  const ask = () => navigator.wakeLock.request('screen').catch((error: unknown) => void console.info('The screen may go off meanwhile:', error))
  let lock = await ask()
  // The browser takes it back when the tab is hidden.
  const again = async () => {
    if (document.visibilityState === 'visible') lock = await ask()
  }
  document.addEventListener('visibilitychange', again)
  return () => {
    document.removeEventListener('visibilitychange', again)
    lock?.release().catch((error: unknown) => console.info('The screen stays on:', error))
  }
}
