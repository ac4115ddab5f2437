/** A fusion's measure over the weight of its second part, drawn. */
import { MARGINS, type Draw } from '../../../components/charts/drawing.ts'
import type { WeightSweep } from '../../../state/fusion-hooks.ts'

export interface SweepMarks {
  /** The weight that is chosen, and its value; null where it has none. */
  readonly here: { readonly weight: number; readonly value: number } | null
  readonly measureName: string
  /** Names of the first and the second part. */
  readonly parts: readonly [a: string, b: string]
}

export function sweepPlot({ points, chosen }: WeightSweep, { here, measureName, parts: [a, b] }: SweepMarks): Draw {
  const folds = chosen ? [...new Set(chosen.weights)] : []
  return ({ plot, line, dot, ruleX, ruleY, tip, pointerX }, { width, height }) =>
    plot({
      width,
      height,
      ...MARGINS,
      x: { label: `weight of ${short(b)}; the rest is ${short(a)}’s`, labelOffset: 36, domain: [0, 1], ticks: Math.max(2, Math.min(10, Math.floor(width / 70))) },
      y: { label: measureName, grid: true, nice: true, zero: false, ticks: 5, tickFormat: (value: number) => String(Number(value.toFixed(4))) },
      marks: [
        ruleX(folds, { stroke: 'var(--good)', strokeOpacity: 0.45, strokeWidth: 3 }),
        chosen ? ruleY([chosen.heldOut], { stroke: 'var(--good)', strokeDasharray: '4 3' }) : null,
        line(points, { x: 'weight', y: 'value', stroke: 'var(--accent)', strokeWidth: 1.75 }),
        here ? dot([here], { x: 'weight', y: 'value', r: 5.5, fill: 'var(--accent)', stroke: 'var(--ground)' }) : null,
        tip(points, pointerX({ x: 'weight', y: 'value', title: ({ weight, value }: { weight: number; value: number }) => `${weight.toFixed(2)}: ${value.toFixed(4)}` })),
      ],
    })
}

const short = (name: string) => (name.length > 28 ? `${name.slice(0, 27)}…` : name)
