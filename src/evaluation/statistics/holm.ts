/**
 * P-values of several tests, each raised so that the chance of even one false alarm among all stays below the level it is held
 * against: Holm, A simple sequentially rejective multiple test procedure, Scand. J. Statistics 6, 1979; as statsmodels'
 * multipletests(method='holm') and R's p.adjust(). In the order given. A test that is not defined (NaN) stays so, and counts as none, as in R.
 */
export function holm(ps: readonly number[]): number[] {
  const adjusted = ps.map(() => NaN)
  const order = ps.map((_, at) => at).filter((at) => !Number.isNaN(ps[at]))
  order.sort((a, b) => (ps[a] as number) - (ps[b] as number))
  let least = 0
  order.forEach((at, before) => {
    least = Math.max(least, Math.min(1, (order.length - before) * (ps[at] as number)))
    adjusted[at] = least
  })
  return adjusted
}
