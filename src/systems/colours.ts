/** Which colour of the palette a system has: an index, so that the core need not know the colours (src/app/tokens.css does). */

/** Colours in the palette, chosen to be told apart by colour-blind readers too. */
export const PALETTE_SIZE = 8

/**
 * A colour for each system key, in order of appearance. A key that has a colour in `before` keeps it, whatever came or
 * went meanwhile; a new one takes the lowest colour that is free, or the least used when none is.
 */
export function assignColours(keys: readonly string[], before: ReadonlyMap<string, number> = new Map()): Map<string, number> {
  const colours = new Map<string, number>()
  const uses = new Array<number>(PALETTE_SIZE).fill(0)
  const use = (key: string, colour: number) => {
    colours.set(key, colour)
    uses[colour] = (uses[colour] ?? 0) + 1
  }
  for (const key of keys) {
    const held = before.get(key)
    if (held !== undefined && !colours.has(key)) use(key, held)
  }
  for (const key of keys) if (!colours.has(key)) use(key, uses.indexOf(Math.min(...uses)))
  return colours
}
