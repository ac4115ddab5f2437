/** A chart cut loose from the page: tokens become colours, the font is named, title and legend are part of the picture. */
import { TIP, type LegendItem } from './drawing.ts'
import { legendRows, wrapped } from './text-layout.ts'

export interface Picture {
  readonly text: string
  /** CSS pixels. */
  readonly width: number
  readonly height: number
}

const SVG = 'http://www.w3.org/2000/svg'
const MARGIN = 16
const TITLE = { size: 15, line: 20 }
const LEGEND = { size: 12, line: 18 }
const PAINTS = ['fill', 'stroke', 'color'] as const

/** Light, on white, whatever the theme on screen is: papers and slides are. */
export function standalone(chart: SVGSVGElement, title: string, legend: readonly LegendItem[]): Picture {
  const { width, height } = chart.getBoundingClientRect()
  // In the document and in the light scheme, so that tokens can be asked for their colours; out of sight, and gone at the end.
  const stage = document.createElement('div')
  Object.assign(stage.style, { position: 'fixed', left: '-100000px', width: `${width}px`, colorScheme: 'light', color: 'var(--ink-soft)' })
  document.body.append(stage)
  try {
    const font = getComputedStyle(document.body).fontFamily
    const lines = wrapped(title, width, `600 ${TITLE.size}px ${font}`)
    const rows = legendRows(legend, width, `${LEGEND.size}px ${font}`)
    const head = lines.length * TITLE.line + rows.length * LEGEND.line + 8
    const size = { width: width + 2 * MARGIN, height: height + head + 2 * MARGIN }
    const picture = element('svg', { viewBox: `0 0 ${size.width} ${size.height}`, ...size, 'font-family': font, 'font-size': LEGEND.size })
    picture.append(element('title', {}, title), element('rect', { ...size, fill: '#ffffff' }))
    lines.forEach((line, at) => picture.append(element('text', { x: MARGIN, y: MARGIN + TITLE.size + at * TITLE.line, 'font-size': TITLE.size, 'font-weight': 600, fill: 'var(--ink)' }, line)))
    rows.forEach((row, at) => {
      const y = MARGIN + lines.length * TITLE.line + LEGEND.size + at * LEGEND.line
      for (const { x, item } of row) picture.append(swatch(item, MARGIN + x, y - 4), element('text', { x: MARGIN + x + 20, y, fill: 'var(--ink-soft)' }, item.name))
    })
    picture.append(bare(chart, { x: MARGIN, y: MARGIN + head, width, height, 'font-family': font, 'font-size': LEGEND.size, color: 'var(--ink-soft)', overflow: 'visible' }))
    stage.append(picture)
    inlinePaints(picture)
    return { text: new XMLSerializer().serializeToString(picture), ...size }
  } finally {
    stage.remove()
  }
}

/** The chart without what follows the pointer, with what the page's style sheet and layout gave it. */
function bare(chart: SVGSVGElement, attributes: Readonly<Record<string, string | number>>): Element {
  const copy = chart.cloneNode(true) as SVGSVGElement
  copy.querySelectorAll(`[${TIP}]`).forEach((tip) => tip.remove())
  for (const name of ['class', 'role', 'aria-label']) copy.removeAttribute(name)
  for (const [name, value] of Object.entries(attributes)) copy.setAttribute(name, String(value))
  return copy
}

function swatch({ colour, shape }: LegendItem, x: number, y: number): Element {
  if (shape === 'dot') return element('circle', { cx: x + 7, cy: y, r: 4, fill: colour })
  if (shape === 'area') return element('rect', { x, y: y - 5, width: 14, height: 10, fill: colour, 'fill-opacity': 0.5 })
  return element('line', { x1: x, x2: x + 14, y1: y, y2: y, stroke: colour, 'stroke-width': 2.5, ...(shape === 'dashed' ? { 'stroke-dasharray': '4 3' } : {}) })
}

/** Colours that hang on the page's tokens become the colours that they are. */
function inlinePaints(picture: Element): void {
  for (const part of [picture, ...picture.querySelectorAll('*')]) {
    for (const paint of PAINTS) {
      if (part.getAttribute(paint)?.includes('var(')) part.setAttribute(paint, getComputedStyle(part)[paint])
    }
  }
}

function element(name: string, attributes: Readonly<Record<string, string | number>>, text = ''): SVGElement {
  const made = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  if (text !== '') made.textContent = text
  return made
}
