/** Values that take long to derive, made when the page has shown what is quick. */
import { use, useEffect, useState } from 'react'
import { InView } from './in-view.ts'
import { useJobStore } from './job.ts'

/** While a job runs scores come in all the time: what hangs on them waits for a pause, or the end. What is out of sight waits for whoever moves a slider to come to rest. */
const PAUSE = 1000

/**
 * What `derive` gives, from after the first paint on; null before. It is made anew after each render that brings another
 * `derive` (so keep it: `useCallback`), and until then the last one stands. What it throws, the render throws.
 */
export function useAfterPaint<T extends object>(derive: () => T | null): T | null {
  const isIdle = useJobStore((state) => state.job.kind === 'idle')
  const isInView = use(InView)
  const [made, setMade] = useState<{ readonly by: () => T | null; readonly value: T | null } | null>(null)
  const isDue = made?.by !== derive
  useEffect(() => {
    if (!isDue) return
    const timer = setTimeout(() => setMade(() => ({ by: derive, value: derive() })), isIdle && isInView ? 0 : PAUSE)
    return () => clearTimeout(timer)
  }, [derive, isDue, isIdle, isInView])
  return made?.value ?? null
}
