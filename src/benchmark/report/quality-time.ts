/** Quality against time, laid out: where a slower system is worth its wait. Drawn by report.html and by the app. */
import type { BenchmarkedSystem } from './benchmark-report.ts'
import { frontier, type TimedQuality } from './frontier.ts'
import { markedName } from './marks.ts'
import { linearScale, logScale, type Scale } from './scales.ts'

/** Of the drawing, in its own units. */
export const WIDTH = 880
export const HEIGHT = 400
export const EDGE = { left: 56, right: 24, top: 34, bottom: 46 } as const
const LINE = 15

export interface QualityTime {
  /** What the drawing says, as a sentence. */
  readonly finding: string
  readonly measure: string
  /** Milliseconds of the models for a query. */
  readonly times: readonly Tick[]
  readonly qualities: readonly Tick[]
  /** First stages, which take no time. */
  readonly levels: readonly Level[]
  readonly dots: readonly Dot[]
  /** A path: what nothing else beats in both. Empty where no system on a real device is better than the first stage. */
  readonly frontier: string
}

interface Tick {
  readonly at: number
  readonly text: string
}

interface Level {
  readonly y: number
  readonly text: string
  /** Place in the report's order. */
  readonly colour: number
}

interface Dot {
  readonly x: number
  readonly y: number
  readonly colour: number
  /** On a software adapter: its time is not the model's. */
  readonly isHollow: boolean
  readonly name: string
  /** What is read under the pointer. */
  readonly title: string
  readonly label: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' }
}

interface Point extends TimedQuality<BenchmarkedSystem> {
  readonly colour: number
  readonly isSoftware: boolean
}

/** Null where no system has both. */
export function qualityTime(systems: readonly BenchmarkedSystem[], measure: string): QualityTime | null {
  const qualityOf = (system: BenchmarkedSystem) => system.measures[measure]?.mean ?? null
  const points = systems.flatMap((item, colour): Point[] => {
    const [time, quality] = [item.millisecondsPerQuery, qualityOf(item)]
    return time === null || quality === null ? [] : [{ item, time, quality, colour, isSoftware: item.marks.includes('software-adapter') }]
  })
  if (points.length === 0) return null
  const levels = systems.flatMap((system, colour) => (system.asked === null && qualityOf(system) !== null ? [{ name: system.name, quality: qualityOf(system) ?? 0, colour }] : []))
  const base = levels[0]?.quality ?? -Infinity
  // A software adapter's time is not the model's; and what is no better than the first stage is worth no time at all.
  const best = frontier(points.filter(({ isSoftware, quality }) => !isSoftware && quality > base))
  const qualities = [...points, ...levels].map(({ quality }) => quality)
  const times = points.map(({ time }) => time)
  const x = logScale([Math.min(...times), Math.max(...times)], [EDGE.left, WIDTH - EDGE.right])
  const y = linearScale([Math.min(...qualities), Math.max(...qualities)], [HEIGHT - EDGE.bottom, EDGE.top])
  const digits = Math.max(...y.ticks.map((tick) => String(tick).split('.')[1]?.length ?? 0))
  return {
    finding: findingOf(best, measure),
    measure,
    times: x.ticks.map((tick) => ({ at: x(tick), text: String(tick) })),
    qualities: y.ticks.map((tick) => ({ at: y(tick), text: tick.toFixed(digits) })),
    levels: levels.map(({ name, quality, colour }) => ({ y: y(quality), text: `${name} ${quality.toFixed(4)}`, colour })),
    dots: placed(points.map((point) => ({ point, at: y(point.quality) }))).map(({ point, at }) => dot(point, at, x, y)),
    frontier: steps(best, x, y),
  }
}

/** Up at each point, then on: between two points nothing is as fast as the one and as good as the other. */
function steps(points: readonly TimedQuality<unknown>[], x: Scale, y: Scale): string {
  return points.map(({ time, quality }, at) => (at === 0 ? `M${x(time)} ${y(quality)}` : `H${x(time)}V${y(quality)}`)).join('')
}

function dot({ item, time, quality, colour, isSoftware }: Point, labelAt: number, x: Scale, y: Scale): Dot {
  const isRight = x(time) > WIDTH * 0.6
  return {
    x: x(time),
    y: y(quality),
    colour,
    isHollow: isSoftware,
    name: markedName(item),
    title: `${item.name}: ${quality.toFixed(4)} in ${time.toFixed(time < 10 ? 1 : 0)} ms a query`,
    label: { x: x(time) + (isRight ? 6 : -6), y: labelAt - 11, anchor: isRight ? 'end' : 'start' },
  }
}

/** Labels moved down until none covers another. */
function placed<T extends { readonly at: number }>(labels: readonly T[]): readonly T[] {
  let floor = -Infinity
  return [...labels]
    .sort((a, b) => a.at - b.at)
    .map((label) => {
      const at = Math.max(label.at, floor)
      floor = at + LINE
      return { ...label, at }
    })
}

function findingOf(best: readonly TimedQuality<BenchmarkedSystem>[], measure: string): string {
  const [fastest, ...slower] = best
  const top = slower.at(-1)
  if (fastest === undefined) return `No system on a real device is better than the first stage in ${measure}`
  if (top === undefined) return `${fastest.item.name} is both the best in ${measure} and the fastest that improves on the first stage`
  return `${top.item.name} is the best in ${measure}; ${fastest.item.name} is ${(top.time / fastest.time).toFixed(1)} times as fast and ${(top.quality - fastest.quality).toFixed(4)} behind`
}
