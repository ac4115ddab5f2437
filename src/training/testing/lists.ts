/** For tests: training lists written out by hand, of queries 0, 1, 2, … */
import type { TrainingLists } from '../examples.ts'

export interface WrittenPair {
  readonly pair: number
  readonly positive?: boolean
}

export function lists(written: readonly (readonly WrittenPair[])[]): TrainingLists {
  const offsets = new Uint32Array(written.length + 1)
  written.forEach((list, at) => (offsets[at + 1] = (offsets[at] as number) + list.length))
  const flat = written.flat()
  return {
    query: Uint32Array.from(written.keys()),
    offsets,
    pair: Uint32Array.from(flat, ({ pair }) => pair),
    label: Float32Array.from(flat, ({ positive }) => (positive === true ? 1 : 0)),
    positive: Uint8Array.from(flat, ({ positive }) => (positive === true ? 1 : 0)),
  }
}
