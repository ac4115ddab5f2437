import { useEffect, useRef, useState, type ReactNode } from 'react'

interface WhenSeenProps {
  /** Pixels that are held free until then. */
  readonly height: number
  readonly children: ReactNode
}

/** What stands in it is made, and computed, when it first comes near the window. */
export function WhenSeen({ height, children }: WhenSeenProps) {
  const place = useRef<HTMLDivElement>(null)
  const [isSeen, setSeen] = useState(false)
  useEffect(() => {
    const target = place.current
    if (!target) return
    const observer = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && setSeen(true), { rootMargin: '200px' })
    observer.observe(target)
    return () => observer.disconnect()
  }, [])
  return isSeen ? children : <div ref={place} style={{ minHeight: height }} />
}
