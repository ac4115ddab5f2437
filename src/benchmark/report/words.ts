/** Numbers as people read them in a report. A number that was not measured is a dash, never a guess. */

export const ABSENT = '–'

const told = (write: (value: number) => string) => (value: number | null | undefined) => (value === null || value === undefined || Number.isNaN(value) ? ABSENT : write(value))

export const measured = told((value) => value.toFixed(4))
export const signed = told((value) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`)
export const rate = told((value) => value.toFixed(value < 100 ? 1 : 0))
export const milliseconds = told((value) => (value < 10_000 ? `${value.toFixed(value < 10 ? 1 : 0)} ms` : `${(value / 1000).toFixed(1)} s`))
export const probability = told((value) => (value < 0.001 ? '< 0.001' : value.toFixed(3)))
export const share = told((value) => `${(100 * value).toFixed(1)} %`)
export const tiny = told((value) => (value === 0 ? '0' : value.toExponential(1)))

export const interval = (low: number, high: number): string => (Number.isNaN(low) || Number.isNaN(high) ? ABSENT : `${signed(low)} to ${signed(high)}`)

/** `12 queries`, `1 query`. */
export const counted = (count: number, one: string, several = `${one}s`): string => `${count} ${count === 1 ? one : several}`
