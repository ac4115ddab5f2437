import type { ShownSystem } from '../state/views.ts'

const PALETTE = 8

/** A system's colour as a CSS value: the same in lists, tables and charts. Past the palette's end colours come again. */
export function systemColour(system: Pick<ShownSystem, 'kind' | 'colour'>): string {
  return system.kind === 'ideal' ? 'var(--system-ideal)' : `var(--system-${system.colour % PALETTE})`
}
