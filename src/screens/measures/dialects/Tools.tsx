import type { Answer } from '../../../state/answer.ts'
import type { SystemTies } from '../../../state/tool-hooks.ts'
import type { MeasureTable, ShownSystem } from '../../../state/views.ts'
import { Panel } from '../../../components/Panel.tsx'
import { CeilingTable } from './CeilingTable.tsx'
import { DialectPanel } from './DialectPanel.tsx'
import { TiePanel } from './TiePanel.tsx'

interface Props {
  readonly table: MeasureTable
  readonly systems: readonly ShownSystem[]
  readonly ties: Answer<readonly SystemTies[]>
}

/** How the means are to be read: what could be reached, what ties leave open, and what other tools would say. */
export function Tools({ table, systems, ties }: Props) {
  return (
    <>
      <Panel name="The ceilings">
        <CeilingTable table={table} />
      </Panel>
      <Panel name="The tie meter">
        <TiePanel ties={ties} />
      </Panel>
      <Panel name="The dialects">
        <DialectPanel systems={systems} />
      </Panel>
    </>
  )
}
