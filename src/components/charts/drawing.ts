/** What a chart is to the frame around it: a function of the library and the room there is. */
import type { PlotLibrary } from './library.ts'

export interface Room {
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** Draws a chart. What it gives has Plot's `scale`. */
export type Draw = (plot: PlotLibrary, room: Room) => Chart

export type Chart = ReturnType<PlotLibrary['plot']>

export interface LegendItem {
  readonly name: string
  /** A CSS colour. */
  readonly colour: string
  /** How it is drawn: as a line, a dashed line, a dot or an area. */
  readonly shape: 'line' | 'dashed' | 'dot' | 'area'
}

/** Marks of the tip that follows the pointer: it is no part of the picture. */
export const TIP = 'data-tip'

/** Makes a drawn chart one picture by one name, without the style sheet that the page's policy forbids (Chart.module.css says the same). */
export function asPicture(chart: Chart, label: string): Chart {
  chart.querySelectorAll('style').forEach((style) => style.remove())
  chart.querySelectorAll('[aria-label="tip"]').forEach((tip) => tip.setAttribute(TIP, ''))
  // Names of strokes and of axes would be noise beside the picture's own.
  for (const part of chart.querySelectorAll('[aria-label], [aria-description]')) {
    part.removeAttribute('aria-label')
    part.removeAttribute('aria-description')
  }
  chart.setAttribute('role', 'img')
  chart.setAttribute('aria-label', label)
  return chart
}
