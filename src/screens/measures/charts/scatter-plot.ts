/** Queries between two systems, drawn: above the diagonal A is better, below it B. */
import { MARGINS, type Draw } from '../../../components/charts/drawing.ts'
import type { QueryDifference } from '../../../state/views.ts'

/** Of what is not picked as much stays as tells where it was. */
const FADED = 0.22

export function scatterPlot(queries: readonly QueryDifference[], a: string, b: string, measureName: string, picked: ReadonlySet<string> | null): Draw {
  const values = queries.flatMap((query) => [query.a, query.b])
  const [least, most] = [Math.min(0, ...bounds(values)), Math.max(...bounds(values), 0) || 1]
  const colour = ({ difference }: QueryDifference) => (difference > 1e-9 ? 'var(--up)' : difference < -1e-9 ? 'var(--down)' : 'var(--ink-muted)')
  const isPicked = ({ id }: QueryDifference) => !picked || picked.has(id)
  return ({ plot, dot, line, tip, pointer }, { width, height }) =>
    plot({
      width,
      height,
      ...MARGINS,
      marginTop: 24,
      x: { label: `${measureName}, ${b}`, labelOffset: 36, domain: [least, most], nice: true, ticks: Math.max(3, Math.floor(width / 100)), inset: 6 },
      y: { label: `${measureName}, ${a}`, domain: [least, most], nice: true, grid: true, ticks: 5, inset: 6 },
      marks: [
        line([[least, least], [most, most]], { stroke: 'var(--line-strong)' }),
        dot(queries, {
          x: 'b',
          y: 'a',
          r: 4,
          fill: colour,
          fillOpacity: (query: QueryDifference) => (isPicked(query) ? 0.75 : FADED),
          stroke: colour,
          strokeOpacity: (query: QueryDifference) => (isPicked(query) ? 1 : FADED),
          // A triangle that points to where the query went.
          symbol: ({ difference }: QueryDifference) => (difference > 1e-9 ? 'up' : difference < -1e-9 ? 'down' : 'even'),
        }),
        tip(queries, pointer({ x: 'b', y: 'a', maxRadius: 14, title: ({ id, text, a: of, b: against }: QueryDifference) => `${shortened(text || id)}\n${of.toFixed(4)} against ${against.toFixed(4)}` })),
      ],
      symbol: { domain: ['up', 'down', 'even'], range: ['triangle', 'triangle2', 'circle'] },
    })
}

/** Least and greatest; a spread of many thousands would be too many arguments. */
const bounds = (values: readonly number[]): readonly [number, number] => values.reduce<[number, number]>(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [0, 0])

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text)
