/** The table of measures as LaTeX, laid out as ranx lays out its own: booktabs, letters for rows, superscripts with phantoms. */
import { DECIMALS, legend, type MeasuresCell, type MeasuresView } from './measures-view.ts'
import type { RunManifest } from './run-manifest.ts'

/** A `table*` for a document that loads booktabs and graphicx. The manifest stands above it in comments. */
export function measuresLatex(view: MeasuresView, manifest: RunManifest): string {
  // Where nothing was tested there is nothing to keep in line.
  const letters = view.superscripts === null ? [] : view.rows.map(({ letter }) => letter)
  return `${[
    '% \\usepackage{booktabs}',
    '% \\usepackage{graphicx}',
    ...JSON.stringify(manifest, null, 1).split('\n').map((line) => `% ${line}`),
    '\\begin{table*}[ht]',
    '\\centering',
    `\\caption{${escaped(view.title)}: best of each column in boldface. ${legend(view).map(escaped).join(' ')}}`,
    '\\label{tab:results}',
    '\\resizebox{\\ifdim\\width>\\textwidth\\textwidth\\else\\width\\fi}{!}{%',
    `\\begin{tabular}{c|l${'|c'.repeat(view.columns.length)}}`,
    '\\toprule',
    `${['\\#', 'Model', ...view.columns.map(escaped)].map((head) => `\\textbf{${head}}`).join(' & ')} \\\\`,
    '\\midrule',
    ...view.rows.map(({ letter, name, cells }) => `${[letter, escaped(name), ...cells.map((cell) => cellText(cell, letters.filter((other) => other !== letter)))].join(' & ')} \\\\`),
    '\\bottomrule',
    '\\end{tabular}}',
    '\\end{table*}',
  ].join('\n')}\n`
}

/** Phantoms of the letters that a cell lacks keep the numbers of a column in line. */
function cellText({ mean, best, letters }: MeasuresCell, others: readonly string[]): string {
  if (mean === null) return '--'
  const number = best ? `\\textbf{${mean.toFixed(DECIMALS)}}` : mean.toFixed(DECIMALS)
  const lacking = others.filter((letter) => !letters.includes(letter))
  const shown = letters.length > 0 ? `$^{${letters.join('')}}$` : ''
  return `${number}${shown}${lacking.length > 0 ? `\\hphantom{$^{${lacking.join('')}}$}` : ''}`
}

const MARKS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}', '{': '\\{', '}': '\\}', '$': '\\$', '&': '\\&', '#': '\\#', '%': '\\%', '_': '\\_',
  '^': '\\textasciicircum{}', '~': '\\textasciitilde{}', '<': '\\textless{}', '>': '\\textgreater{}', '|': '\\textbar{}', '"': "''",
  // pdfLaTeX knows no glyph of these in text.
  '≤': '$\\le$', '≥': '$\\ge$', '−': '$-$',
}

const escaped = (text: string): string => text.replaceAll(/[\\{}$&#%_^~<>|"≤≥−]/g, (mark) => MARKS[mark] ?? mark).replaceAll(/\s+/g, ' ')
