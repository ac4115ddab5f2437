/** The greatest of the values that are known; null where none is. */
export const greatestKnown = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>((greatest, value) => (value === null ? greatest : Math.max(greatest ?? -Infinity, value)), null)
