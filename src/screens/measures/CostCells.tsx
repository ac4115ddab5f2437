import type { TotalCost } from './total-cost.ts'
import { count, fixed, NONE, time } from '../../components/format.ts'
import table from '../../components/DataTable.module.css'
import styles from './CostTable.module.css'

const devices = { webgpu: 'WebGPU', wasm: 'WASM' }

/** The cells behind a name; each carries its unrounded value. */
export function CostCells({ cost: { pairs, pairsPerQuery, milliseconds, millisecondsPerQuery, millisecondsPerPair, where } }: { cost: TotalCost }) {
  return (
    <>
      <Cell value={pairsPerQuery} text={Number.isInteger(pairsPerQuery) ? count(pairsPerQuery) : fixed(pairsPerQuery, 1)} />
      <Cell value={millisecondsPerQuery} text={time(millisecondsPerQuery)} />
      <Cell value={millisecondsPerPair} text={time(millisecondsPerPair)} />
      <Cell value={pairs} text={count(pairs)} />
      <Cell value={milliseconds} text={time(milliseconds)} />
      <td className={styles['where']}>
        {where.map(({ device, dtype }) => `${devices[device]} ${dtype}`).join(', ')}
        {milliseconds === null && <span className={styles['unknown']}> · not measured here</span>}
      </td>
    </>
  )
}

function Cell({ value, text }: { value: number | null; text: string }) {
  return (
    <td className={table['number']} data-value={value ?? undefined}>
      {value === null ? NONE : text}
    </td>
  )
}
