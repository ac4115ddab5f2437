/** Which queries a rectangle or a press picks out of a scatter. */
import type { QueryDifference } from '../../../state/views.ts'
import type { Brushed } from './brush.ts'

const holds = ([low, high]: readonly [number, number], value: number) => value >= low && value <= high

/** The queries within a rectangle, its edges included. */
export const within = (queries: readonly QueryDifference[], { x, y }: Brushed): readonly QueryDifference[] => queries.filter(({ a, b }) => holds(x, b) && holds(y, a))

/** The query nearest to a press, of those within reach; distances as the reach has them. */
export function nearest(queries: readonly QueryDifference[], at: { readonly x: number; readonly y: number }, near: Brushed): QueryDifference | null {
  const [width, height] = [near.x[1] - near.x[0], near.y[1] - near.y[0]]
  const distance = ({ a, b }: QueryDifference) => Math.hypot((b - at.x) / width, (a - at.y) / height)
  return within(queries, near).toSorted((one, other) => distance(one) - distance(other))[0] ?? null
}

/** The keyboard's brush: queries by which side is better. */
export const sides = {
  a: (difference: number) => difference > 1e-9,
  b: (difference: number) => difference < -1e-9,
  same: (difference: number) => Math.abs(difference) <= 1e-9,
} as const
