/** Markdown out of texts that are not ours: names of files and models may hold any mark. */

/** A text as code, in which no mark means anything. */
export function code(text: string): string {
  const plain = text.replace(/[\s|]+/g, ' ')
  const longest = Math.max(0, ...(plain.match(/`+/g) ?? []).map((ticks) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return longest === 0 ? `${fence}${plain}${fence}` : `${fence} ${plain} ${fence}`
}

export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n')
}

/** A whole number with its thousands apart: `6,980`. */
export const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',')

/** A difference of measures with its sign, to four decimals. */
export const signed = (value: number): string => `${value > 0 ? '+' : ''}${value.toFixed(4)}`
