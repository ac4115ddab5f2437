/** A rectangle drawn over a chart, and presses that draw none. */
import type { Chart } from '../../../components/charts/drawing.ts'
import styles from './Brush.module.css'

/** In the units of the axes. */
export interface Brushed {
  readonly x: readonly [low: number, high: number]
  readonly y: readonly [low: number, high: number]
}

export interface BrushEvents {
  readonly onBrush: (area: Brushed) => void
  /** A press without a drag; `near` is what lies within reach of it, in the units of the axes. */
  readonly onPress: (at: { readonly x: number; readonly y: number }, near: Brushed) => void
}

/** Pixels that a hand moves without meaning to; and how far from a mark a press still means it. */
const STILL = 4
const REACH = 12

/** Takes pointer events of a chart whose two scales can be inverted. Returns what takes them off again. */
export function brushable(chart: Chart, { onBrush, onPress }: BrushEvents): () => void {
  const [x, y] = [chart.scale('x')?.invert, chart.scale('y')?.invert]
  if (!x || !y) return () => undefined
  const number = (value: unknown) => (typeof value === 'number' ? value : NaN)
  const area = (left: number, right: number, top: number, bottom: number): Brushed => ({ x: [number(x(left)), number(x(right))], y: [number(y(bottom)), number(y(top))] })
  const rectangle = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  rectangle.setAttribute('class', styles['area'] ?? '')
  let from: { x: number; y: number } | null = null
  const placed = (event: PointerEvent) => {
    const box = chart.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  const controller = new AbortController()
  const { signal } = controller
  chart.classList.add(styles['brushable'] ?? '')
  chart.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return
      from = placed(event)
      chart.setPointerCapture(event.pointerId)
    },
    { signal },
  )
  chart.addEventListener(
    'pointermove',
    (event) => {
      if (!from) return
      const to = placed(event)
      const [left, top] = [Math.min(from.x, to.x), Math.min(from.y, to.y)]
      Object.entries({ x: left, y: top, width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) }).forEach(([name, value]) => rectangle.setAttribute(name, String(value)))
      if (!rectangle.isConnected) chart.append(rectangle)
    },
    { signal },
  )
  const end = (event: PointerEvent) => {
    rectangle.remove()
    if (!from) return
    const [start, to] = [from, placed(event)]
    from = null
    if (event.type !== 'pointerup') return
    if (Math.hypot(to.x - start.x, to.y - start.y) < STILL) onPress({ x: number(x(to.x)), y: number(y(to.y)) }, area(to.x - REACH, to.x + REACH, to.y - REACH, to.y + REACH))
    else onBrush(area(Math.min(start.x, to.x), Math.max(start.x, to.x), Math.min(start.y, to.y), Math.max(start.y, to.y)))
  }
  chart.addEventListener('pointerup', end, { signal })
  chart.addEventListener('pointercancel', end, { signal })
  return () => controller.abort()
}
