/** An order with its measures: one that was computed is not computed again, whoever asks, and a level that it does not depend on changes nothing. */
import { evaluate, type Evaluation } from '../../evaluation/evaluate.ts'
import type { JoinedJudgements } from '../../evaluation/judgements.ts'
import { MeasureError, measureName, type Measure } from '../../evaluation/measure.ts'
import type { Rankings } from '../../ranking/rankings.ts'
import { measureCalled } from './measure-called.ts'

/** Evaluations that are kept, a number a judged query each: more than a screen asks for at once. */
const KEPT = 64

export class MeasuredOrder {
  readonly #rankings: Rankings
  readonly #joined: JoinedJudgements
  /** The one that was asked for longest ago first. */
  readonly #known = new Map<string, Evaluation>()

  constructor(rankings: Rankings, joined: JoinedJudgements) {
    this.#rankings = rankings
    this.#joined = joined
  }

  /** In the order of the names; those that are no measure's are left out. What is not known yet is computed in one pass. */
  of(names: readonly string[], level: number): readonly Evaluation[] {
    const asked = names.map(measureCalled).flatMap((measure) => (measure instanceof MeasureError ? [] : [{ measure, key: keyOf(measure, level) }]))
    const missing = asked.filter(({ key }) => !this.#known.has(key))
    const found = missing.length === 0 ? [] : evaluate(this.#rankings, this.#joined, missing.map(({ measure }) => measure), { level })
    missing.forEach(({ key }, at) => this.#known.set(key, found[at] as Evaluation))
    const evaluations = asked.map(({ key }) => this.#known.get(key) as Evaluation)
    for (const [at, { key }] of asked.entries()) {
      this.#known.delete(key)
      this.#known.set(key, evaluations[at] as Evaluation)
    }
    for (const key of this.#known.keys()) {
      if (this.#known.size <= KEPT) break
      this.#known.delete(key)
    }
    return evaluations
  }
}

const keyOf = (measure: Measure, level: number) => (measure.definition.usesLevel ? `${measureName(measure)} ${level}` : measureName(measure))
