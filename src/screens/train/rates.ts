/** Learning rates as a line of text: `3e-4, 1e-3`. */
import { readNumber, writeNumber } from './number-text.ts'

const MOST = 12

/** The rate that is set, and one on either side about three times apart. */
export const usualRates = (rate: number): string => (rate > 0 ? [rate * 0.3, rate, rate * 3].map((each) => writeNumber(Number(each.toPrecision(1)))).join(', ') : '3e-4, 1e-3, 3e-3')

export function readRates(text: string): { readonly rates: readonly number[] } | { readonly error: string } {
  const read = text
    .split(/[,;\s]+/)
    .filter((each) => each !== '')
    .map((each) => readNumber(each, { min: 0 }))
  const wrong = read.find((each) => 'error' in each)
  if (wrong) return wrong
  const rates = [...new Set(read.flatMap((each) => ('value' in each && each.value !== null ? [each.value] : [])))]
  if (rates.length === 0) return { error: 'One learning rate at least, such as 1e-3' }
  return rates.length > MOST ? { error: `${rates.length} learning rates are more than anyone compares: ${MOST} at most` } : { rates }
}
