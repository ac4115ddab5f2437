/** Where words go in a picture, which has no layout of its own. */
import type { LegendItem } from './drawing.ts'

const context = new OffscreenCanvas(1, 1).getContext('2d')

/** Pixels that a text takes; half an em a character where there is no canvas to measure with. */
function lengthOf(text: string, font: string): number {
  if (!context) return text.length * 7
  context.font = font
  return context.measureText(text).width
}

/** A text in lines of at most `width` pixels; a word that is longer than one has a line to itself. */
export function wrapped(text: string, width: number, font: string): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim()
    if (lines.length > 0 && lengthOf(longer, font) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** Legend items side by side, as many to a row as fit; `x` in pixels from the row's start. */
export function legendRows(items: readonly LegendItem[], width: number, font: string): readonly (readonly { readonly x: number; readonly item: LegendItem }[])[] {
  const rows: { x: number; item: LegendItem }[][] = []
  let end = Infinity
  for (const item of items) {
    const length = 20 + lengthOf(item.name, font) + 18
    if (end + length > width + 18) {
      rows.push([])
      end = 0
    }
    rows.at(-1)?.push({ x: end, item })
    end += length
  }
  return rows
}
