import { NumberField } from '../../../components/NumberField.tsx'
import { Select, type Option } from '../../../components/Select.tsx'
import { normalisations } from '../../../ranking/normalise.ts'
import type { ShownSystem } from '../../../state/views.ts'
import type { FusionDraft } from './fusion-draft.ts'
import { WeightSlider } from './WeightSlider.tsx'

interface FusionControlsProps {
  readonly systems: readonly ShownSystem[]
  readonly a: ShownSystem
  readonly b: ShownSystem
  readonly draft: FusionDraft
  readonly onDraft: (change: Partial<FusionDraft>) => void
}

const rules: readonly Option<FusionDraft['by']>[] = [...normalisations.map((name) => ({ value: name, label: `weights, ${name}` })), { value: 'rrf', label: 'reciprocal ranks' }]

/** What is fused, and how. */
export function FusionControls({ systems, a, b, draft: { by, k, weight }, onDraft }: FusionControlsProps) {
  const options = systems.map(({ key, name }) => ({ value: key, label: name }))
  return (
    <>
      <Select label="Fuse" value={a.key} options={options} onChange={(key) => onDraft({ a: key, b: b.key })} />
      <Select label="with" value={b.key} options={options} onChange={(key) => onDraft({ a: a.key, b: key })} />
      <Select label="Fused by" shortLabel="by" value={by} options={rules} onChange={(rule) => onDraft({ by: rule })} />
      {by === 'rrf' ? <NumberField label="k" value={k} min={0} max={1000} onChange={(next) => onDraft({ k: next })} /> : <WeightSlider of={b.name} weight={weight} onWeight={(next) => onDraft({ weight: next })} />}
    </>
  )
}
