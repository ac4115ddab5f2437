/** What a measure may stand against: depth, or what the depth costs. */
import { fixed, time } from '../../../components/format.ts'
import type { DepthPoint } from '../../../state/chart-views.ts'

export type DepthAxis = 'depth' | 'pairs' | 'seconds'

interface Axis {
  readonly name: string
  readonly label: string
  /** Null where it is not known. */
  of(point: DepthPoint): number | null
  /** What a point costs, in words. */
  said(point: DepthPoint): string
}

export const depthAxes: Readonly<Record<DepthAxis, Axis>> = {
  depth: { name: 'Depth', label: 'candidates reranked', of: ({ depth }) => depth, said: pairsSaid },
  pairs: { name: 'Pairs scored', label: 'pairs scored a query, all stages', of: ({ pairsPerQuery }) => pairsPerQuery, said: pairsSaid },
  seconds: {
    name: 'Time',
    label: 'seconds a query on this machine',
    of: ({ millisecondsPerQuery }) => (millisecondsPerQuery === null ? null : millisecondsPerQuery / 1000),
    said: ({ millisecondsPerQuery }) => (millisecondsPerQuery === null ? 'not measured here' : `${time(millisecondsPerQuery)} a query`),
  },
}

function pairsSaid({ pairsPerQuery }: DepthPoint): string {
  return `${fixed(pairsPerQuery, Number.isInteger(pairsPerQuery) ? 0 : 1)} pairs a query`
}
