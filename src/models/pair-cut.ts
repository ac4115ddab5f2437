/** What of a query and a passage fits into a model, in numbers of tokens. */

/**
 * Tokens that each keeps of a room for both: the passage is cut, the query is not (`only_second`). Where the query alone
 * fills the room, Python's `only_second` refuses the pair; then both are cut as its `longest_first` does, each to half of
 * the room, or what the shorter one leaves.
 */
export function shares(query: number, passage: number, room: number): [query: number, passage: number] {
  if (query + passage <= room) return [query, passage]
  if (query < room) return [query, room - query]
  const half = Math.floor(room / 2)
  if (passage <= half) return [room - passage, passage]
  return query > passage ? [room - half, half] : [half, room - half]
}

/**
 * Where windows of `size` tokens begin over a passage of `length` tokens; one window, at 0, where it fits. Each shares
 * `stride` tokens with the one before, as `stride` is meant in Python's `tokenizers` (return_overflowing_tokens), with two
 * differences. The last window ends with the passage and is as long as the others, where Python's holds only what is left
 * over: a tail of three tokens says nothing, and MaxP might believe it. And no more than half a window is shared, so that
 * a long query, which makes windows small, does not make thousands of them; Python refuses a stride of the whole window.
 */
export function windowStarts(length: number, size: number, stride: number): number[] {
  if (length <= size) return [0]
  const step = size - Math.min(stride, Math.floor(size / 2))
  return Array.from({ length: 1 + Math.ceil((length - size) / step) }, (_, window) => Math.min(window * step, length - size))
}
