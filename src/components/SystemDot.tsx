import type { ShownSystem } from '../state/views.ts'
import styles from './SystemDot.module.css'
import { systemColour } from './system-colour.ts'

/** The mark of a system's colour; its name always stands beside it. */
export function SystemDot({ system }: { readonly system: Pick<ShownSystem, 'kind' | 'colour'> }) {
  return <span className={styles['dot']} style={{ backgroundColor: systemColour(system) }} aria-hidden="true" />
}
