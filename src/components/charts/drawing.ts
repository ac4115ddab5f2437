/** What a chart is to the frame around it: a function of the library and the room there is. */
import type { PlotLibrary } from './library.ts'

export interface Room {
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** Pixels around what is drawn: room for an axis below, with its name, and one on the left. */
export const MARGINS = { marginLeft: 48, marginRight: 16, marginBottom: 44 } as const

type Drawn = ReturnType<PlotLibrary['plot']>

/** Draws a chart with Plot, without a legend or title of Plot's own, which would make it more than one picture. */
export type Draw = (plot: PlotLibrary, room: Room) => Drawn

/** A picture, whose scales can be asked. */
export type Chart = Drawn & SVGSVGElement

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
export function asPicture(chart: Drawn, label: string): Chart {
  if (!isPicture(chart)) throw new TypeError(`The chart is a ${chart.nodeName}, and should be one SVG`)
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

const isPicture = (chart: Drawn): chart is Chart => chart instanceof SVGSVGElement
