/** What a reader notices on its way through a file: refused lines in full up to a limit, and notes by what they are about. */
import type { RefusedLine } from './receipt.ts'

const KEPT = 200
const SHOWN = 120

/** Why a line, record or candidate is not taken: thrown by readers, caught by the loop that feeds them. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly expected: string

  constructor(reason: string, expected: string) {
    super(reason)
    this.expected = expected
  }
}

export class Findings {
  readonly refused: RefusedLine[] = []
  refusedCount = 0
  #unit: RefusedLine['unit']
  #tallies = new Map<string, { count: number; sentence: (count: number) => string }>()

  constructor(unit: RefusedLine['unit']) {
    this.#unit = unit
  }

  refuse(line: number, found: string, refusal: Refusal): void {
    this.refusedCount++
    if (this.refused.length >= KEPT) return
    this.refused.push({ line, unit: this.#unit, found: cut(found), expected: refusal.expected, reason: refusal.message })
  }

  /** Counts one more of a kind; the kind's first sentence is what the receipt will say, with the count. */
  tally(kind: string, sentence: (count: number) => string): void {
    const held = this.#tallies.get(kind)
    if (held === undefined) this.#tallies.set(kind, { count: 1, sentence })
    else held.count++
  }

  notes(): string[] {
    return Array.from(this.#tallies.values(), ({ count, sentence }) => sentence(count))
  }
}

/** The first 120 characters, whole code points, on one line. */
export function cut(found: string): string {
  const shown = found.slice(0, SHOWN * 4).replace(/[\p{Cc}]+/gu, ' ').trim()
  const points = Array.from(shown)
  return points.length <= SHOWN ? shown : points.slice(0, SHOWN - 1).join('') + '…'
}

/** `1 line`, `2 lines`, `1,234 lines`. */
export function many(count: number, one: string, several = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : several}`
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
