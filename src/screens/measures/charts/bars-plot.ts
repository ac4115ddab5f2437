/** Per-query differences as bars, the largest first, drawn. */
import type { Draw } from '../../../components/charts/drawing.ts'
import { signed } from '../../../components/format.ts'
import type { QueryDifference } from '../../../state/views.ts'
import { barPath, reach } from '../finding.ts'

/** Two paths, whatever the number of queries: seven thousand rectangles would take longer to draw than to compute. */
export function barsPlot(differences: readonly QueryDifference[], measureName: string): Draw {
  const most = reach(differences)
  return ({ plot, ruleY }, { width, height }) =>
    plot({
      width,
      height,
      marginLeft: 48,
      marginRight: 4,
      marginTop: 24,
      marginBottom: 8,
      x: { axis: null, domain: [0, Math.max(1, differences.length)] },
      y: { label: `difference in ${measureName}, by query`, domain: [-most, most], grid: true, ticks: [1, 0.5, 0, -0.5, -1].map((part) => part * most), tickFormat: (value: number) => (value === 0 ? '0' : signed(value, 2)) },
      marks: [
        ...([1, -1] as const).map((side) => (_index: unknown, _scales: unknown, _channels: unknown, { marginLeft, marginRight, marginTop, marginBottom }: Readonly<Record<Margin, number>>) => {
          const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
          path.setAttribute('transform', `translate(${marginLeft},${marginTop})`)
          path.setAttribute('fill', side > 0 ? 'var(--up)' : 'var(--down)')
          path.setAttribute('d', barPath(differences, side, width - marginLeft - marginRight, height - marginTop - marginBottom))
          return path
        }),
        ruleY([0], { stroke: 'var(--line-strong)' }),
      ],
    })
}

type Margin = 'marginLeft' | 'marginRight' | 'marginTop' | 'marginBottom'
