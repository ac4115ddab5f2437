/** Markdown tables, and numbers as people read them. */

/** The first column is of words, the others of numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = head.map((_, at) => (at === 0 ? '---' : '---:'))
  return [head, rule, ...rows].map(line).join('\n')
}

const absent = '–'

/** Three significant digits or so, and no more decimals than a person can use. */
export const figure = (value: number | null | undefined, digits = 1): string => (value === null || value === undefined || Number.isNaN(value) ? absent : value.toFixed(digits))
export const percent = (share: number | null): string => (share === null ? absent : `${(100 * share).toFixed(1)} %`)
export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`
export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`
export const megabytes = (bytes: number | null): string => (bytes === null ? absent : `${(bytes / 1e6).toFixed(0)} MB`)
export const scientific = (value: number): string => value.toExponential(1)
