import { useId } from 'react'
import { fixed } from '../../../components/format.ts'
import styles from './Fusion.module.css'

interface WeightSliderProps {
  /** Whose weight it is. */
  readonly of: string
  readonly weight: number
  readonly onWeight: (weight: number) => void
}

/** A weight from 0 to 1, moved by pointer or arrow keys. */
export function WeightSlider({ of, weight, onWeight }: WeightSliderProps) {
  const id = useId()
  return (
    <span className={styles['weight']}>
      <label htmlFor={id}>Weight</label>
      <input id={id} type="range" min={0} max={1} step={0.01} value={weight} aria-label={`Weight of ${of}`} aria-valuetext={fixed(weight, 2)} onChange={(event) => onWeight(event.target.valueAsNumber)} />
      <output htmlFor={id}>{fixed(weight, 2)}</output>
    </span>
  )
}
