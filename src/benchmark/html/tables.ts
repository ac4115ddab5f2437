/** The report's tables as HTML. */
import type { ReportTable } from '../report/tables.ts'
import { markup, type Markup } from './markup.ts'

export const tableMarkup = ({ label, head, rows }: ReportTable): Markup =>
  markup`<div class="wide"><table aria-label="${label}"><thead><tr>${head.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead><tbody>
${rows.map(({ name, colour, cells }) => markup`<tr><th scope="row">${colour === null ? '' : markup`<span class="swatch s${colour % 8}"></span>`}${name}</th>${cells.map(({ text, isBest }) => markup`<td>${isBest ? markup`<b>${text}</b>` : text}</td>`)}</tr>`)}</tbody></table></div>`
