/** Values that take long to derive, made when the page has shown what is quick. */
import { useEffect, useState } from 'react'
import { useJobStore } from './job.ts'

/** While a job runs scores come in all the time: what hangs on them waits for a pause, or the end. */
const PAUSE = 1000

/**
 * What `derive` gives, from after the first paint on; null before. It is made anew after each render that brings another
 * `derive` (so keep it: `useCallback`), and until then the last one stands. What it throws, the render throws.
 */
export function useAfterPaint<T extends object>(derive: () => T | null): T | null {
  const isIdle = useJobStore((state) => state.job.kind === 'idle')
  const [value, setValue] = useState<T | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setValue(derive), isIdle ? 0 : PAUSE)
    return () => clearTimeout(timer)
  }, [derive, isIdle])
  return value
}
