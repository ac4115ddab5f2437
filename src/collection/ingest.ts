/** Files in, a collection and receipts out: the one way in for everything that a person drops, picks or pastes. */
import { inHeap, type Allocate } from '../columns/memory.ts'
import { asQueries } from './as-queries.ts'
import { assembleCollection, type Joined } from './assemble.ts'
import type { ByteSource } from './bytes/byte-source.ts'
import type { Collection, JudgementSet } from './collection.ts'
import { readFile, type ReadFile } from './read-file.ts'
import { receiptOf } from './receipts.ts'
import type { ImportProgress, Receipt } from './receipt.ts'
import { joinJudgements, type JoinedJudgements } from './judgements.ts'
import { measuredSet } from './measured-set.ts'
import type { ColumnRoles } from './table/column-roles.ts'
import { unzipped } from './zip/unzipped.ts'

export interface IngestOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: ImportProgress) => void
  /** Where the new columns live; the heap when not given. */
  readonly allocate?: Allocate
  /** What the columns of tables are for, by the name of their source, where a person chose. */
  readonly roles?: ReadonlyMap<string, ColumnRoles>
}

export interface Ingested {
  /** The base with what the files brought; the base itself where they brought nothing, or where the import was cancelled. */
  readonly collection: Collection | undefined
  /** One a source, in order; one for each file in a zip archive. */
  readonly receipts: readonly Receipt[]
}

/** Between reports lies a hundredth of the whole, but no less and no more than this: a few reports a second. */
const [LEAST_STEP, MOST_STEP] = [1 << 18, 1 << 23]

/**
 * Reads what was `brought` and joins them to `base`. Malformed input never throws: the receipts say what was refused. When
 * `signal` is aborted nothing of this import is kept and all receipts say `cancelled`.
 */
export async function ingest(brought: readonly ByteSource[], base: Collection | undefined, options: IngestOptions = {}): Promise<Ingested> {
  const { signal, onProgress } = options
  const sources = await unzipped(brought)
  const bytesTotal = sources.reduce((sum, source) => sum + source.size, 0)
  const step = Math.min(MOST_STEP, Math.max(LEAST_STEP, bytesTotal / 100))
  const files: ReadFile[] = []
  let before = 0
  let reported = 0
  try {
    for (const source of sources) {
      const report = (bytes: number, rows: number) => onProgress?.({ file: source.name, bytes: before + bytes, bytesTotal, rows })
      const file = await readFile(source, {
        signal,
        allocate: options.allocate,
        roles: options.roles?.get(source.name),
        onChunk: async (bytes, rows) => {
          if (before + bytes - reported < step) return
          reported = before + bytes
          report(bytes, rows)
          await turn()
        },
      })
      files.push(file)
      report(file.bytes, file.rows)
      before += source.size
    }
    await turn()
    signal?.throwIfAborted()
  } catch (error) {
    if (!signal?.aborted) throw error
    return { collection: base, receipts: sources.map((source, at) => cancelled(source, files[at])) }
  }
  const { collection, joined } = assembleCollection(files, base, options.allocate ?? inHeap)
  return { collection, receipts: receipts(files, joined, collection) }
}

function receipts(files: readonly ReadFile[], joined: readonly Joined[], made: Collection | undefined): Receipt[] {
  // Judgements name queries, and not their phrasings.
  const asked = made && asQueries(made)
  const collection = asked?.collection ?? made
  const active = collection && measuredSet(collection)
  const met = new Map<JudgementSet, JoinedJudgements>()
  return files.map((file, at) => {
    const { judgements } = joined[at] as Joined
    const set = collection?.judgementSets.find(({ name }) => name === judgements) ?? active
    if (collection === undefined || set === undefined) return receiptOf(file, joined[at] as Joined, collection, undefined, asked?.phrased.phrasings)
    const meeting = met.get(set) ?? joinJudgements(collection, set)
    met.set(set, meeting)
    return receiptOf(file, joined[at] as Joined, collection, meeting, asked?.phrased.phrasings)
  })
}

function cancelled(source: ByteSource, file: ReadFile | undefined): Receipt {
  return {
    file: source.name,
    bytes: file?.bytes ?? 0,
    kind: file?.sniffed?.format.kind ?? 'unknown',
    format: file?.format ?? 'unknown',
    outcome: 'cancelled',
    rows: file?.rows ?? 0,
    queries: 0,
    items: 0,
    judgedShare: null,
    join: null,
    refused: [],
    refusedCount: 0,
    notes: ['The import was cancelled; nothing of it was kept.'],
  }
}

/** Lets the host handle what waits, a cancel among it. */
const turn = () => new Promise<void>((resolve) => void setTimeout(resolve, 0))
