/** The table of measures as GitHub's Markdown. */
import { DECIMALS, legend, type MeasuresView } from './measures-view.ts'
import type { RunManifest } from './run-manifest.ts'

/** A table with the best in bold, differences from the first row, and superscripts; below it how it came about. */
export function measuresMarkdown(view: MeasuresView, manifest: RunManifest): string {
  const head = ['#', 'System', ...view.columns]
  const rows = view.rows.map(({ letter, name, cells }) => [
    letter,
    escaped(name),
    ...cells.map(({ mean, best, delta, letters }) => {
      if (mean === null) return '–'
      const number = best ? `**${mean.toFixed(DECIMALS)}**` : mean.toFixed(DECIMALS)
      return `${number}${letters.length > 0 ? `<sup>${letters.join('')}</sup>` : ''}${delta === null ? '' : ` (${signed(delta)})`}`
    }),
  ])
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const table = [line(head.map(escaped)), line(head.map((_, at) => (at < 2 ? '---' : '---:'))), ...rows.map(line)].join('\n')
  const manifestText = `<details><summary>Manifest</summary>\n\n\`\`\`json\n${JSON.stringify(manifest, null, 2).replaceAll('`', '\\u0060')}\n\`\`\`\n\n</details>`
  return `${[table, legend(view).map(escaped).join('  \n'), manifestText].join('\n\n')}\n`
}

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(DECIMALS)}`

/** A name is a person's own: it opens no cell, no tag, no link and no emphasis. */
const escaped = (text: string): string => text.replaceAll(/[\\`*_[\]<>|~&]/g, (mark) => (mark === '<' ? '&lt;' : mark === '&' ? '&amp;' : `\\${mark}`)).replaceAll(/\s+/g, ' ')
