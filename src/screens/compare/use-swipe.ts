import { useRef, type PointerEvent } from 'react'

const LEAST = 56

/** Hears a finger's sideways swipe: `onSwipe(1)` to the next, `onSwipe(-1)` to the one before. */
export function useSwipe(onSwipe: (step: 1 | -1) => void) {
  const start = useRef<{ x: number; y: number } | null>(null)
  return {
    onPointerDown(event: PointerEvent): void {
      start.current = event.pointerType === 'mouse' ? null : { x: event.clientX, y: event.clientY }
    },
    onPointerUp(event: PointerEvent): void {
      if (!start.current) return
      const [x, y] = [event.clientX - start.current.x, event.clientY - start.current.y]
      start.current = null
      if (Math.abs(x) >= LEAST && Math.abs(x) > 2 * Math.abs(y)) onSwipe(x < 0 ? 1 : -1)
    },
    // The browser has taken the gesture for a scroll.
    onPointerCancel(): void {
      start.current = null
    },
  }
}
