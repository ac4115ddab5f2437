/** All that is known of one mean, as a sentence: read aloud with the cell, and shown under the table for the cell in focus. */
import type { Superscripts } from '../../state/pair-hooks.ts'
import type { MeasureCell } from '../../state/views.ts'
import { fixed, signed } from '../../components/format.ts'

/** A row that a mean is significantly better than. */
export interface Beaten {
  readonly letter: string
  readonly name: string
}

/** True where the 95 % interval of the difference leaves zero out. */
function excludesZero(cell: MeasureCell): boolean {
  return cell.interval !== null && (cell.interval[0] > 0 || cell.interval[1] < 0)
}

/** `p = 0.0312`, and `p < 0.0001` where four decimals would say nothing. */
export function pValue(p: number): string {
  return p < 0.0001 ? 'p < 0.0001' : `p = ${p.toFixed(4)}`
}

export function cellDetail(cell: MeasureCell, first: string, beaten: readonly Beaten[]): string {
  if (cell.mean === null) return 'No judged query is fully scored yet.'
  const parts = [`n ${cell.n}`]
  if (cell.best) parts.push('the best of this column')
  if (cell.delta !== null) parts.push(`${signed(cell.delta, 4)} against ${first}`)
  if (cell.interval) parts.push(`95 % interval ${interval(cell.interval)}${excludesZero(cell) ? ', which excludes zero' : ''}`)
  if (cell.p !== null) parts.push(pValue(cell.p))
  if (cell.delta !== null) parts.push(`better on ${cell.wins}, equal on ${cell.ties}, worse on ${cell.losses}`)
  if (beaten.length > 0) parts.push(`significantly better than ${beaten.map(({ name }) => name).join(', ')}`)
  return `${fixed(cell.mean, 6)}: ${parts.join('; ')}.`
}

export const interval = ([low, high]: readonly [number, number]): string => `${signed(low, 4)} to ${signed(high, 4)}`

/** What the superscripts mean, and whether they are all there. */
export function marksLegend({ rule, beaten }: Superscripts): string {
  if (rule === null) return ''
  return `Superscripts: better than the rows of these letters by ${rule}.${beaten.includes(null) ? ' They are being computed.' : ''}`
}
