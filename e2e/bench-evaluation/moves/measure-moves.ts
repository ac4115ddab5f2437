/** Runs the program of the moves in a process of its own. */
import { outputOf } from '../contestants/process.ts'
import { onOneCore } from '../one-core.ts'
import type { MoveRow } from './move-row.ts'

/** @param program bundled, from build-programs.ts */
export async function measureMoves(program: string): Promise<MoveRow[]> {
  const { command, args } = onOneCore(process.execPath, [program])
  return JSON.parse(await outputOf(command, args)) as MoveRow[]
}
