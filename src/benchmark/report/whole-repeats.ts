/**
 * The repeats of a cell over all of its queries. Where queries were sharded, a repeat was run in parts, on several machines
 * perhaps: what the parts took is put together as if one machine had run them one after another.
 */
import type { Speed } from '../report.ts'
import type { Repeat } from './benchmark-report.ts'

export interface WholeRepeat {
  /** Most that one of its parts took. */
  readonly attempts: number
  /** Of each stage's job; null where it scored nothing anew, or a part of it did not. */
  readonly stages: readonly (Speed | null)[]
}

/** In the order of their first parts. */
export function wholeRepeats(repeats: readonly Repeat[]): readonly WholeRepeat[] {
  const groups = new Map<number | Repeat, Repeat[]>()
  for (const repeat of repeats) {
    const key = repeat.part === null ? repeat : repeat.repeat
    groups.set(key, [...(groups.get(key) ?? []), repeat])
  }
  return [...groups.values()].map((parts) => ({
    attempts: Math.max(...parts.map(({ attempts }) => attempts)),
    stages: (parts[0]?.stages ?? []).map((_, stage) => together(parts.map(({ stages, part }) => ({ speed: stages[stage] ?? null, pairs: part?.pairs ?? 1 })))),
  }))
}

/**
 * Rates are all pairs, and all tokens, over all of the parts' time. Percentiles and the times of loading and of first runs
 * are means weighted by pairs: of percentiles no more can be had without each query's time.
 */
function together(parts: readonly { readonly speed: Speed | null; readonly pairs: number }[]): Speed | null {
  const known = parts.flatMap(({ speed, pairs }) => (speed === null ? [] : [{ speed, pairs }]))
  const [first] = known
  if (first === undefined || known.length < parts.length) return null
  if (known.length === 1) return first.speed
  const timed = known.filter(({ speed }) => speed.pairsPerSecond > 0).map(({ speed, pairs }) => ({ speed, pairs, seconds: pairs / speed.pairsPerSecond }))
  const seconds = sum(timed, (part) => part.seconds)
  const tokens = (part: (typeof timed)[number]) => part.speed.tokensPerSecond * part.seconds
  const mean = (of: (speed: Speed) => number) => sum(known, ({ speed, pairs }) => of(speed) * pairs) / sum(known, ({ pairs }) => pairs)
  return {
    pairsPerSecond: seconds > 0 ? sum(timed, ({ pairs }) => pairs) / seconds : 0,
    tokensPerSecond: seconds > 0 ? sum(timed, tokens) / seconds : 0,
    padding: seconds > 0 ? sum(timed, (part) => part.speed.padding * tokens(part)) / sum(timed, tokens) : 0,
    p50: mean(({ p50 }) => p50),
    p95: mean(({ p95 }) => p95),
    load: mean(({ load }) => load),
    firstRun: mean(({ firstRun }) => firstRun),
  }
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((total, item) => total + of(item), 0)
