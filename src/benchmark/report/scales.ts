/** From values to places in a drawing. */

export interface Scale {
  (value: number): number
  readonly ticks: readonly number[]
}

/** 1, 2 or 5 times a power of ten: the step that makes about `count` of them fill `span`. */
function niceStep(span: number, count: number): number {
  const raw = span / count
  const power = 10 ** Math.floor(Math.log10(raw))
  const factor = [1, 2, 5, 10].find((each) => each * power >= raw * (1 - 1e-9)) ?? 10
  return factor * power
}

/** Ticks are round numbers; the ends are ticks. A span of nothing is widened. */
export function linearScale([low, high]: readonly [number, number], [from, to]: readonly [number, number], count = 5): Scale {
  const [bottom, top] = high > low ? [low, high] : [low - 0.05, high + 0.05]
  const step = niceStep(top - bottom, count)
  const [first, last] = [Math.floor(bottom / step + 1e-9), Math.ceil(top / step - 1e-9)]
  // Whole multiples, so that 0.3 is no 0.30000000000000004.
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)))
  const [start, end] = [first * step, last * step]
  return Object.assign((value: number) => from + ((value - start) / (end - start)) * (to - from), { ticks })
}

/** Decades and their 2 and 5; values are above 0. */
export function logScale([low, high]: readonly [number, number], [from, to]: readonly [number, number]): Scale {
  const [start, end] = [Math.log10(low / 1.3), Math.log10(high * 1.3)]
  const ticks: number[] = []
  for (let decade = Math.floor(start); decade <= Math.ceil(end); decade++) {
    for (const factor of [1, 2, 5]) {
      const value = factor * 10 ** decade
      if (Math.log10(value) >= start && Math.log10(value) <= end) ticks.push(Number(value.toPrecision(6)))
    }
  }
  return Object.assign((value: number) => from + ((Math.log10(value) - start) / (end - start)) * (to - from), { ticks })
}
