import { setWindows } from '../../state/actions.ts'
import type { Windows } from '../../systems/system.ts'
import { NumberField } from '../../components/NumberField.tsx'
import { Select } from '../../components/Select.tsx'
import styles from './ModelSettings.module.css'

interface WindowFieldsProps {
  readonly id: string
  readonly windows: Windows | null
  /** Tokens that a pair is cut to. */
  readonly maxLength: number
}

/** A quarter of a pair: a window's edge is then well within another window. */
const strideAtFirst = (maxLength: number) => Math.floor(maxLength / 4)

/** How a cross-encoder reads a passage that is too long for it: its beginning, or all of it in windows. */
export function WindowFields({ id, windows, maxLength }: WindowFieldsProps) {
  const stride = windows?.stride ?? strideAtFirst(maxLength)
  return (
    <div className={styles['field']}>
      <Select
        label="Long passages"
        value={windows?.combine ?? 'cut'}
        options={[
          { value: 'cut', label: 'are cut' },
          { value: 'max', label: 'windows, max (MaxP)' },
          { value: 'mean', label: 'windows, mean' },
          { value: 'first', label: 'windows, first (FirstP)' },
        ]}
        onChange={(combine) => setWindows(id, combine === 'cut' ? null : { stride, combine })}
      />
      {windows && <NumberField label="Stride" value={stride} min={0} max={Math.floor(maxLength / 2)} onChange={(tokens) => setWindows(id, { ...windows, stride: tokens })} />}
      <span className={styles['hint']}>{windows ? hints[windows.combine] : 'what is behind the cut has no say in the score'}</span>
    </div>
  )
}

const windowed = 'tokens shared with the window before; each is a pair of its own with the query'

const hints: Record<Windows['combine'], string> = {
  max: windowed,
  mean: windowed,
  first: 'the first window is the passage as it is cut: the same scores as without windows',
}
