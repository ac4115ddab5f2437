/** Systems between quality and cost, drawn. */
import { frontier } from '../../../evaluation/frontier.ts'
import type { PricedSystem } from '../../../state/chart-views.ts'
import { MARGINS, type Draw } from '../../../components/charts/drawing.ts'
import { time } from '../../../components/format.ts'
import { systemColour } from '../../../components/system-colour.ts'

/** What a system is priced in: milliseconds a query where all are known, else pairs a query. */
export type Price = 'time' | 'pairs'

export const priceOf = ({ millisecondsPerQuery, pairsPerQuery }: PricedSystem, price: Price): number => (price === 'time' ? (millisecondsPerQuery ?? NaN) : pairsPerQuery)

/** Means over fewer queries than others have are no rivals to them: while a system is being scored it has no place. */
export const comparable = (systems: readonly PricedSystem[]): readonly PricedSystem[] => {
  const most = Math.max(...systems.map(({ n }) => n))
  return systems.filter(({ n }) => n === most)
}

/** The systems that nothing cheaper matches, the cheapest first. */
export const onFrontier = (systems: readonly PricedSystem[], price: Price): readonly PricedSystem[] =>
  frontier(systems.map((system) => ({ cost: priceOf(system, price), value: system.value }))).flatMap((at) => systems[at] ?? [])

/** Cost by its square root, since it begins at 0 and goes over decades; the frontier as steps, since between two systems there is none. */
export function frontierPlot(systems: readonly PricedSystem[], price: Price, measureName: string): Draw {
  const placed = systems.map((system) => ({ ...system, x: priceOf(system, price) })).filter(({ x }) => !Number.isNaN(x))
  const best = onFrontier(systems, price).map((system) => ({ x: priceOf(system, price), y: system.value }))
  const most = placed.reduce((greatest, { x }) => Math.max(greatest, x), 0)
  const end = best.at(-1)
  const steps = end ? [...best, { x: most, y: end.y }] : []
  return ({ plot, line, dot, text, tip, pointer }, { width, height }) =>
    plot({
      width,
      height,
      ...MARGINS,
      marginRight: 20,
      marginTop: 24,
      x: { label: price === 'time' ? 'milliseconds a query on this machine' : 'pairs scored a query', labelOffset: 36, type: 'sqrt', domain: [0, most * 1.08 || 1], ticks: Math.max(3, Math.floor(width / 110)) },
      y: { label: measureName, grid: true, nice: true, zero: false, ticks: 5, inset: 8 },
      marks: [
        line(steps, { x: 'x', y: 'y', curve: 'step-after', stroke: 'var(--line-strong)', strokeWidth: 1.5 }),
        dot(placed, { x: 'x', y: 'value', r: 5.5, fill: ({ system }: PricedSystem) => systemColour(system), stroke: 'var(--ground)', strokeWidth: 1 }),
        text(placed, {
          x: 'x',
          y: 'value',
          text: ({ system }: PricedSystem) => shortened(system.name),
          dy: -13,
          // Names to the side that has room.
          textAnchor: 'start',
          dx: -5,
          fill: 'var(--ink-soft)',
          filter: (point: { x: number }) => point.x < most * 0.55,
        }),
        text(placed, { x: 'x', y: 'value', text: ({ system }: PricedSystem) => shortened(system.name), dy: -13, textAnchor: 'end', dx: 5, fill: 'var(--ink-soft)', filter: (point: { x: number }) => point.x >= most * 0.55 }),
        tip(placed, pointer({ x: 'x', y: 'value', title: ({ system, value, n, x }: PricedSystem & { x: number }) => `${system.name}\n${measureName} ${value.toFixed(4)}, n ${n}\n${price === 'time' ? time(x) : `${Math.round(x * 10) / 10} pairs`} a query` })),
      ],
    })
}

const LONGEST = 34

const shortened = (name: string) => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name)
