/** Which cell stands where. */
import type { Cell } from '../../benchmark/plan/plan.ts'
import type { CellView } from '../../state/benchmark-hooks.ts'

export interface MatrixColumn {
  readonly key: string
  /** `WASM`, `WebGPU fp16`. */
  readonly where: string
  /** `top 100`. */
  readonly depth: string
}

type Planned = Pick<CellView, 'cell'>

export const rowsOf = (cells: readonly Planned[]): readonly string[] => [...new Set(cells.map(({ cell }) => cell.model))]

const deviceNames: Readonly<Record<Cell['device'], string>> = { wasm: 'WASM', webgpu: 'WebGPU' }

const keyOf = ({ device, dtype, depth }: Cell): string => `${device} ${dtype} ${depth}`

/** By device, then precision, then depth, each as it comes first. */
export function columnsOf(cells: readonly Planned[]): readonly MatrixColumn[] {
  return [...new Map(cells.map(({ cell }) => [keyOf(cell), cell])).values()].map((cell) => ({
    key: keyOf(cell),
    where: `${deviceNames[cell.device]}${cell.dtype === 'auto' ? '' : ` ${cell.dtype}`}`,
    depth: `top ${cell.depth}`,
  }))
}

export const cellAt = <T extends Planned>(cells: readonly T[], model: string, { key }: MatrixColumn): T | undefined => cells.find(({ cell }) => cell.model === model && keyOf(cell) === key)
