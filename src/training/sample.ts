/** Draws that a seed repeats, each list's its own, whatever other lists there are. */
import { murmur3 } from '../columns/hash.ts'
import { Random } from '../evaluation/statistics/random.ts'

/** The random numbers of a seed that belong to `place`, such as an epoch and a query. */
export function randomAt(seed: number, ...place: readonly number[]): Random {
  return Random.seeded(murmur3(new Uint8Array(Uint32Array.from(place).buffer), seed))
}

/** `count` of the items (all, where there are fewer), each as likely as any other, in random order. */
export function sample(items: Iterable<number>, count: number, random: Random): number[] {
  const rest = Array.from(items)
  const drawn = Math.min(count, rest.length)
  for (let at = 0; at < drawn; at++) {
    const other = at + random.below(rest.length - at)
    const held = rest[at] as number
    rest[at] = rest[other] as number
    rest[other] = held
  }
  return rest.slice(0, drawn)
}
