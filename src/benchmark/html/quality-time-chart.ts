/** Quality against time: where a slower system is worth its wait. */
import type { BenchmarkedSystem } from '../report/benchmark-report.ts'
import { markedName } from '../report/markdown.ts'
import { frontier, type TimedQuality } from './frontier.ts'
import { markup, type Markup } from './markup.ts'
import { linearScale, logScale, type Scale } from './scales.ts'

const WIDTH = 880
const HEIGHT = 400
const EDGE = { left: 56, right: 24, top: 34, bottom: 46 }
const LINE = 15

interface Point extends TimedQuality<BenchmarkedSystem> {
  readonly colour: number
  readonly isSoftware: boolean
}

/** Null where no system has both. @param colours by system, in the report's order */
export function qualityTimeChart(systems: readonly BenchmarkedSystem[], measure: string): { readonly finding: string; readonly chart: Markup } | null {
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
  const labels = placed(points.map((point) => ({ point, at: y(point.quality) })))
  const chart = markup`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${measure} against milliseconds a query">
${y.ticks.map((tick) => markup`<line class="grid" x1="${EDGE.left}" x2="${WIDTH - EDGE.right}" y1="${y(tick)}" y2="${y(tick)}"/><text class="tick" x="${EDGE.left - 8}" y="${y(tick) + 4}" text-anchor="end">${tick.toFixed(digits)}</text>`)}
${x.ticks.map((tick) => markup`<line class="grid" x1="${x(tick)}" x2="${x(tick)}" y1="${HEIGHT - EDGE.bottom}" y2="${HEIGHT - EDGE.bottom + 4}"/><text class="tick" x="${x(tick)}" y="${HEIGHT - EDGE.bottom + 18}" text-anchor="middle">${tick}</text>`)}
<text class="axis" x="${WIDTH - EDGE.right}" y="${HEIGHT - 8}" text-anchor="end">milliseconds of the models for a query (log)</text>
<text class="axis" x="0" y="12">${measure}</text>
${levels.map(({ name, quality, colour }) => markup`<line class="level s${colour % 8}" x1="${EDGE.left}" x2="${WIDTH - EDGE.right}" y1="${y(quality)}" y2="${y(quality)}"/><text class="name" x="${EDGE.left + 4}" y="${y(quality) - 5}">${name} ${quality.toFixed(4)}</text>`)}
<path class="frontier" d="${steps(best, x, y)}"/>
${labels.map(({ point, at }) => dot(point, at, x, y))}
</svg>`
  return { finding: findingOf(best, measure), chart }
}

/** Up at each point, then on: between two points nothing is as fast as the one and as good as the other. */
function steps(points: readonly TimedQuality<unknown>[], x: Scale, y: Scale): string {
  return points.map(({ time, quality }, at) => (at === 0 ? `M${x(time)} ${y(quality)}` : `H${x(time)}V${y(quality)}`)).join('')
}

function dot({ item, time, quality, colour, isSoftware }: Point, labelAt: number, x: Scale, y: Scale): Markup {
  const isRight = x(time) > WIDTH * 0.6
  const told = `${item.name}: ${quality.toFixed(4)} in ${time.toFixed(time < 10 ? 1 : 0)} ms a query`
  return markup`<g><title>${told}</title><circle class="${isSoftware ? 'hollow ' : ''}s${colour % 8}" cx="${x(time)}" cy="${y(quality)}" r="6"/><text class="name" x="${x(time) + (isRight ? 6 : -6)}" y="${labelAt - 11}" text-anchor="${isRight ? 'end' : 'start'}">${markedName(item)}</text></g>`
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
