/** What reading one file comes to, whatever the file is. */
import type { Allocate } from '../columns/memory.ts'
import type { ByteSource } from './bytes/byte-source.ts'
import type { FileDraft } from './draft.ts'
import type { Findings } from './findings.ts'
import type { Sniffed } from './sniff.ts'
import type { ColumnRoles, TableColumns } from './table/column-roles.ts'

export interface ReadFile {
  readonly source: ByteSource
  readonly bytes: number
  readonly sniffed: Sniffed | undefined
  /** The format in words, with what was around it: `RankGPT JSON array, gzip`. */
  readonly format: string
  readonly rows: number
  readonly draft: FileDraft
  readonly findings: Findings
  readonly notes: readonly string[]
  /** Where the file is a table, whether or not it is known what it holds. */
  readonly table?: TableColumns | undefined
}

export interface ReadOptions {
  /** What the columns are for, where a person chose; by their names otherwise. */
  readonly roles?: ColumnRoles | undefined
  readonly signal?: AbortSignal | undefined
  /** Where its texts will lie; the heap when not given. */
  readonly allocate?: Allocate | undefined
  /** Told after every chunk. */
  readonly onChunk?: ((bytes: number, rows: number) => void | Promise<void>) | undefined
}
