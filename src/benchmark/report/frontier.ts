/** Which systems nothing else beats in both quality and time. */

export interface TimedQuality<T> {
  readonly item: T
  /** The less the better. */
  readonly time: number
  /** The more the better. */
  readonly quality: number
}

/** The points that no other is at least as good as in both and better in one, by rising time. Of equal points the first. */
export function frontier<T>(points: readonly TimedQuality<T>[]): readonly TimedQuality<T>[] {
  const sorted = [...points].sort((a, b) => a.time - b.time || b.quality - a.quality)
  let best = -Infinity
  return sorted.filter(({ quality }) => {
    if (!(quality > best)) return false
    best = quality
    return true
  })
}
