/** What a file of runs or measures came from: enough to make it again, and to see why another one differs. */
import type { Manifest } from '../benchmark/report.ts'
import type { Fallback } from '../scoring/job.ts'
import type { AdapterFacts } from '../scoring/ports.ts'
import type { Device, System } from '../systems/system.ts'

export interface RunManifest extends Manifest {
  /** Names of the measures, in our spelling; what else they depend on is `level`, `dialect` and the judgements. */
  readonly measures: readonly string[]
  /** Whether scores in runs were lowered until they fall with every rank. */
  readonly tieProof: boolean
  readonly systems: readonly ManifestSystem[]
}

export interface ManifestSystem {
  readonly name: string
  /** Of its files: `<slug>.trec`, `<slug>.json` … */
  readonly slug: string
  /** Models with the hash of their files, dtype, maximum length, windows, pooling and prompts, stage by stage, over which list and how deep. */
  readonly recipe: System
  /** What scored it last; null for a first stage. */
  readonly ranOn: { readonly device: Device; readonly threads: number; readonly adapter: AdapterFacts | null; readonly fallbacks: readonly Fallback[] } | null
  /** Of the collection's queries, those whose list is whole. Others are in no run. */
  readonly complete: number
}

export const manifestJson = (manifest: RunManifest): string => `${JSON.stringify(manifest, null, 2)}\n`
