import { useEffect, useRef, useState, type ReactNode } from 'react'
import { InView } from '../../state/in-view.ts'
import styles from './Chart.module.css'

interface WhenSeenProps {
  /** Pixels that are held free until then. */
  readonly height: number
  readonly children: ReactNode
}

/** What stands in it is made, and computed, when it first comes near the window; while it is out of sight, what it computes can wait. */
export function WhenSeen({ height, children }: WhenSeenProps) {
  const place = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState<'never' | 'before' | 'now'>('never')
  useEffect(() => {
    const target = place.current
    if (!target) return
    const observer = new IntersectionObserver((entries) => setSeen((was) => (entries.at(-1)?.isIntersecting ? 'now' : was === 'never' ? 'never' : 'before')), { rootMargin: '200px' })
    observer.observe(target)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={place} {...(seen === 'never' ? { style: { minHeight: height } } : { className: styles['place'] })}>
      {seen !== 'never' && <InView value={seen === 'now'}>{children}</InView>}
    </div>
  )
}
