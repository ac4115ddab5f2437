import { Plus, X } from 'lucide-react'
import { Button, IconButton } from '../../../components/Button.tsx'
import { SystemLabel } from '../../../components/SystemLabel.tsx'
import { useKeptFusions } from '../../../state/fusion-hooks.ts'
import { dropFusion, keepFusion } from '../../../state/fusions.ts'
import type { PlannedFusion } from '../../../state/derived/fused.ts'
import styles from './Fusion.module.css'

/** Fusions that are systems of their own, in every table and column; and the button that makes this one such. */
export function KeptFusions({ draft, canKeep }: { readonly draft: PlannedFusion; readonly canKeep: boolean }) {
  const kept = useKeptFusions().flatMap(({ key, system }) => (system ? [{ key, system }] : []))
  return (
    <div className={styles['kept']}>
      <Button icon={<Plus aria-hidden />} disabled={!canKeep} onClick={() => keepFusion(draft)}>
        Keep this fusion as a system
      </Button>
      {kept.length > 0 && (
        <ul aria-label="Fusions kept">
          {kept.map(({ key, system }) => (
            <li key={key}>
              <SystemLabel system={system} className={styles['name']} />
              <IconButton label={`Remove ${system.name}`} icon={<X />} onClick={() => dropFusion(key)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
