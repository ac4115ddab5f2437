/** Queries between two systems, drawn: above the diagonal A is better, below it B. */
import { MARGINS, type Draw } from '../../../components/charts/drawing.ts'
import type { QueryDifference } from '../../../state/views.ts'
import { EQUAL } from '../finding.ts'
import { marksPath } from './marks-path.ts'

/** Of what is not picked as much stays as tells where it was. */
const FADED = 0.22

/** A path a side: a node for each of seven thousand queries would take longer to draw than all else to compute. */
const sides = [
  { of: (difference: number) => difference > EQUAL, shape: 'up', colour: 'var(--up)' },
  { of: (difference: number) => difference < -EQUAL, shape: 'down', colour: 'var(--down)' },
  { of: (difference: number) => Math.abs(difference) <= EQUAL, shape: 'round', colour: 'var(--ink-muted)' },
] as const

export function scatterPlot(queries: readonly QueryDifference[], a: string, b: string, measureName: string, picked: ReadonlySet<string> | null): Draw {
  const values = queries.flatMap((query) => [query.a, query.b])
  const [least, most] = [Math.min(0, ...bounds(values)), Math.max(...bounds(values), 0) || 1]
  const drawn = [false, true].flatMap((isPicked) =>
    sides.map(({ of, ...look }) => ({ ...look, isPicked, queries: queries.filter(({ id, difference }) => of(difference) && (!picked || picked.has(id)) === isPicked) })),
  )
  return ({ plot, line, tip, pointer }, { width, height }) =>
    plot({
      width,
      height,
      ...MARGINS,
      marginTop: 24,
      x: { label: `${measureName}, ${b}`, labelOffset: 36, domain: [least, most], nice: true, ticks: Math.max(3, Math.floor(width / 100)), inset: 6 },
      y: { label: `${measureName}, ${a}`, domain: [least, most], nice: true, grid: true, ticks: 5, inset: 6 },
      marks: [
        line([[least, least], [most, most]], { stroke: 'var(--line-strong)' }),
        ...drawn.map(({ queries: own, shape, colour, isPicked }) => (_index: unknown, { x, y }: Scales) => {
          if (!x || !y) return null
          const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
          const attributes = { fill: colour, stroke: colour, 'stroke-width': 1.5, 'fill-opacity': isPicked ? 0.75 : FADED, 'stroke-opacity': isPicked ? 1 : FADED, d: marksPath(own.map((query) => [x(query.b), y(query.a)]), shape) }
          for (const [name, value] of Object.entries(attributes)) path.setAttribute(name, String(value))
          return path
        }),
        tip(queries, pointer({ x: 'b', y: 'a', maxRadius: 14, title: ({ id, text, a: of, b: against }: QueryDifference) => `${shortened(text || id)}\n${of.toFixed(4)} against ${against.toFixed(4)}` })),
      ],
    })
}

type Scales = Readonly<Partial<Record<'x' | 'y', (value: number) => number>>>

/** Least and greatest; a spread of many thousands would be too many arguments. */
const bounds = (values: readonly number[]): readonly [number, number] => values.reduce<[number, number]>(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [0, 0])

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text)
