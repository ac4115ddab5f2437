/** The pointer over bars: which one it is at, and which one is lit. */
import { TIP, type Chart } from '../../../components/charts/drawing.ts'
import { barAt } from '../finding.ts'
import styles from './Brush.module.css'

export interface PointedBars {
  /** Lights a bar; -1 for none. */
  light(at: number): void
  stop(): void
}

/** `count` bars over the chart's x scale, one a unit from 0. */
export function pointableBars(chart: Chart, count: number, onHot: (at: number) => void, onPress: (at: number) => void): PointedBars {
  const { min: from, max: to } = rangeOf(chart, 'x')
  const { min: top, max: bottom } = rangeOf(chart, 'y')
  const lit = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  Object.entries({ y: top, height: bottom - top, width: (to - from) / Math.max(1, count), fill: 'var(--pressed)', [TIP]: '' }).forEach(([name, value]) => lit.setAttribute(name, String(value)))
  const controller = new AbortController()
  const { signal } = controller
  const at = (event: MouseEvent) => barAt(event.clientX - chart.getBoundingClientRect().left - from, to - from, count)
  chart.classList.add(styles['pressable'] ?? '')
  chart.addEventListener('mousemove', (event) => onHot(at(event)), { signal })
  chart.addEventListener('mouseleave', () => onHot(-1), { signal })
  chart.addEventListener(
    'click',
    (event) => {
      const bar = at(event)
      if (bar >= 0) onPress(bar)
    },
    { signal },
  )
  return {
    light(bar) {
      if (bar < 0) return lit.remove()
      lit.setAttribute('x', String(from + (bar * (to - from)) / Math.max(1, count)))
      if (!lit.isConnected) chart.prepend(lit)
    },
    stop: () => controller.abort(),
  }
}

/** The pixels that an axis goes over. */
function rangeOf(chart: Chart, axis: 'x' | 'y'): { readonly min: number; readonly max: number } {
  const pixels = [...(chart.scale(axis)?.range ?? [])].filter((pixel) => typeof pixel === 'number')
  return { min: Math.min(...pixels), max: Math.max(...pixels) }
}
