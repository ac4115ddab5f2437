import { Button } from '../../../components/Button.tsx'
import { counted, fixed, measure } from '../../../components/format.ts'
import { FOLDS, SEED, type WeightSweep } from '../../../state/fusion-hooks.ts'

interface FusionFindingsProps {
  /** Null where no weight is to be chosen. */
  readonly sweep: WeightSweep | null
  readonly measureName: string
  readonly n: number
  readonly onWeight: (weight: number) => void
}

/** Which weight is best, and what it is worth on queries that did not choose it. */
export function FusionFindings({ sweep, measureName, n, onWeight }: FusionFindingsProps) {
  if (!sweep) return <p>Ranks count from 1, over the lists that hold the passage; {counted(n, 'query', 'queries')}. Nothing is tuned.</p>
  const { chosen, points } = sweep
  const best = chosen && points[chosen.best]
  if (!chosen || !best) return <p>{n < FOLDS ? `A weight is chosen by cross-validation from ${FOLDS} queries up; there ${n === 1 ? 'is' : 'are'} ${n}.` : 'Trying all weights…'}</p>
  return (
    <>
      <p>
        <strong>
          {FOLDS}-fold cross-validation: {measureName} {measure(chosen.heldOut, 4)} on held-out queries
        </strong>{' '}
        (n {chosen.n}, seed {SEED}), with the weights {chosen.weights.map((weight) => fixed(weight, 2)).join(', ')}. On all {chosen.n} at once {fixed(best.weight, 2)} is best, {measure(best.value, 4)}: that number is tuned on
        the queries that it is measured on, so report the held-out one.
      </p>
      <Button look="quiet" onClick={() => onWeight(best.weight)}>
        Set the weight to {fixed(best.weight, 2)}
      </Button>
    </>
  )
}
