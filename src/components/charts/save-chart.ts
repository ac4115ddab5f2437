/** A chart as a file: the picture on screen with its title and legend, light and on white, in need of nothing outside it. */
import { slug } from '../../systems/slug.ts'
import { save } from '../../state/download.ts'
import { notify, sentence } from '../../state/notices.ts'
import type { LegendItem } from './drawing.ts'
import { pngOf } from './png.ts'
import { standalone } from './standalone-svg.ts'

export interface ChartFile {
  readonly name: string
  readonly title: string
  readonly legend: readonly LegendItem[]
}

export function saveChart(chart: SVGSVGElement, { name, title, legend }: ChartFile, format: 'svg' | 'png'): void {
  const picture = standalone(chart, title, legend)
  const file = `${slug(name.toLowerCase())}.${format}`
  if (format === 'svg') return save(new Blob([picture.text], { type: 'image/svg+xml' }), file)
  pngOf(picture).then(
    (png) => save(png, file),
    (error: unknown) => notify('error', `${name} could not be made into a PNG: ${sentence(error)}`),
  )
}
