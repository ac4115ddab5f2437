/** Scores of relevant passages against those of others, drawn as shares of each kind. */
import { MARGINS, type Draw } from '../../../components/charts/drawing.ts'
import type { ScoreSpread } from '../../../evaluation/score-spread.ts'

export const kinds = [
  { key: 'relevant', name: 'judged relevant', colour: 'var(--grade)', shape: 'area' },
  { key: 'notRelevant', name: 'judged not relevant', colour: 'var(--down)', shape: 'line' },
  { key: 'unjudged', name: 'judged by nobody', colour: 'var(--ink-muted)', shape: 'dashed' },
] as const

export type Kind = (typeof kinds)[number]['key']

export const totalOf = (spread: ScoreSpread, kind: Kind): number => spread[kind].reduce((sum, count) => sum + count, 0)

/** One kind as areas and the others as lines, so that they tell apart by more than colour. */
export function spreadPlot(spread: ScoreSpread, unit: string): Draw {
  const bins = kinds.map((kind) => {
    const total = Math.max(1, totalOf(spread, kind.key))
    return { ...kind, bins: Array.from(spread[kind.key], (count, at) => ({ x1: spread.edges[at] as number, x2: spread.edges[at + 1] as number, share: count / total, count, name: kind.name })) }
  })
  const all = bins.flatMap((kind) => kind.bins.filter(({ count }) => count > 0).map((bin) => ({ ...bin, x: (bin.x1 + bin.x2) / 2 })))
  return ({ plot, rectY, line, ruleY, tip, pointer }, { width, height }) =>
    plot({
      width,
      height,
      ...MARGINS,
      x: { label: unit, labelOffset: 36, ticks: Math.max(4, Math.floor(width / 80)) },
      y: { label: 'share of each kind’s pairs', grid: true, ticks: 5, tickFormat: '.0%' },
      marks: [
        bins.map(({ bins: own, colour, shape }) =>
          shape === 'area'
            ? rectY(own, { x1: 'x1', x2: 'x2', y: 'share', fill: colour, fillOpacity: 0.45, insetLeft: 0, insetRight: 0 })
            : line(outline(own), { x: 'x', y: 'y', stroke: colour, strokeWidth: 1.75, ...(shape === 'dashed' ? { strokeDasharray: '4 3' } : {}) }),
        ),
        ruleY([0], { stroke: 'var(--line-strong)' }),
        tip(all, pointer({ x: 'x', y: 'share', title: (bin: (typeof all)[number]) => `${bin.count} pairs ${bin.name}\n${(bin.share * 100).toFixed(1)} % of these\nscores ${bin.x1.toFixed(2)} to ${bin.x2.toFixed(2)}` })),
      ],
    })
}

/** The upper edge of a histogram, from its foot to its foot. */
function outline(bins: readonly { readonly x1: number; readonly x2: number; readonly share: number }[]): readonly { readonly x: number; readonly y: number }[] {
  const [first, last] = [bins[0], bins.at(-1)]
  if (!first || !last) return []
  return [{ x: first.x1, y: 0 }, ...bins.flatMap(({ x1, x2, share }) => [{ x: x1, y: share }, { x: x2, y: share }]), { x: last.x2, y: 0 }]
}
