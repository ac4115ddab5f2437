/** Learning rates over a run: up from 0 in a line, then down to 0 in a line or half a cosine; transformers' schedules of these names. */
export interface Schedule {
  readonly kind: 'constant' | 'linear' | 'cosine'
  readonly warmupSteps: number
  readonly totalSteps: number
}

/** The learning rate of a step, counted from 0. A constant one has a warm-up too, and no end. */
export function learningRateAt(step: number, peak: number, { kind, warmupSteps, totalSteps }: Schedule): number {
  if (step < warmupSteps) return (peak * step) / Math.max(1, warmupSteps)
  if (kind === 'constant') return peak
  const progress = Math.min(1, (step - warmupSteps) / Math.max(1, totalSteps - warmupSteps))
  return kind === 'linear' ? peak * (1 - progress) : (peak * (1 + Math.cos(Math.PI * progress))) / 2
}
