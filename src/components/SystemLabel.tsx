import type { ShownSystem } from '../state/views.ts'
import { SystemDot } from './SystemDot.tsx'
import { SystemName } from './SystemName.tsx'

interface Props {
  readonly system: ShownSystem
  /** Lays out dot and name. */
  readonly className: string | undefined
}

/** A system's dot and its whole name, which may take several lines. */
export function SystemLabel({ system, className }: Props) {
  return (
    <span className={className}>
      <SystemDot system={system} />
      <span>
        <SystemName name={system.name} />
      </span>
    </span>
  )
}
