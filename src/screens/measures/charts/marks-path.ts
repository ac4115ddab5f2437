/** Marks of a scatter as one SVG path. */

/** Pixels from a mark's middle to its outline: a triangle that points to where the query went, or a circle. */
const outlines = {
  up: 'm0-6.2l5.4 9.3h-10.8z',
  down: 'm0 6.2l5.4-9.3h-10.8z',
  round: 'm-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z',
} as const

export type MarkShape = keyof typeof outlines

/** Each place is drawn once, to a tenth of a pixel: of a measure that takes few values, most queries share theirs. */
export const marksPath = (places: readonly (readonly [x: number, y: number])[], shape: MarkShape): string =>
  [...new Set(places.map(([x, y]) => `M${tenth(x)} ${tenth(y)}`))].map((place) => place + outlines[shape]).join('')

const tenth = (pixels: number) => Math.round(pixels * 10) / 10
