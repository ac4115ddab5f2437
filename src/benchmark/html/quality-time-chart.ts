/** Quality against time as SVG. */
import { EDGE, HEIGHT, WIDTH, type QualityTime } from '../report/quality-time.ts'
import { markup, type Markup } from './markup.ts'

export const qualityTimeChart = ({ measure, times, qualities, levels, dots, frontier }: QualityTime): Markup => markup`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${measure} against milliseconds a query">
${qualities.map(({ at, text }) => markup`<line class="grid" x1="${EDGE.left}" x2="${WIDTH - EDGE.right}" y1="${at}" y2="${at}"/><text class="tick" x="${EDGE.left - 8}" y="${at + 4}" text-anchor="end">${text}</text>`)}
${times.map(({ at, text }) => markup`<line class="grid" x1="${at}" x2="${at}" y1="${HEIGHT - EDGE.bottom}" y2="${HEIGHT - EDGE.bottom + 4}"/><text class="tick" x="${at}" y="${HEIGHT - EDGE.bottom + 18}" text-anchor="middle">${text}</text>`)}
<text class="axis" x="${WIDTH - EDGE.right}" y="${HEIGHT - 8}" text-anchor="end">milliseconds of the models for a query (log)</text>
<text class="axis" x="0" y="12">${measure}</text>
${levels.map(({ y, text, colour }) => markup`<line class="level s${colour % 8}" x1="${EDGE.left}" x2="${WIDTH - EDGE.right}" y1="${y}" y2="${y}"/><text class="name" x="${EDGE.left + 4}" y="${y - 5}">${text}</text>`)}
<path class="frontier" d="${frontier}"/>
${dots.map(({ x, y, colour, isHollow, name, title, label }) => markup`<g><title>${title}</title><circle class="${isHollow ? 'hollow ' : ''}s${colour % 8}" cx="${x}" cy="${y}" r="6"/><text class="name" x="${label.x}" y="${label.y}" text-anchor="${label.anchor}">${name}</text></g>`)}
</svg>`
