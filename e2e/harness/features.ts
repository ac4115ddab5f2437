/** The feature store on the browser's own IndexedDB, and what a job of the scoring worker left in it: see e2e/features.spec.ts. */
import { DiskFeatures } from '../../src/platform/worker/feature-store.ts'
import { headInside } from '../../src/models/trainable-head.ts'
import { textKey } from '../../src/columns/hash.ts'
import { scoresOf } from '../../src/scoring/feature-scores.ts'
import type { KeptFeatures } from '../../src/scoring/features.ts'
import { featureContract } from '../../src/scoring/testing/feature-contract.ts'
import type { Scorer } from '../../src/systems/system.ts'

const keyOf = (text: string) => textKey(new TextEncoder().encode(text))

const checks = {
  /** What the store does not keep to, by the contract's names; and how many there are. */
  async contract(): Promise<{ failures: string[]; checked: number }> {
    const failures: string[] = []
    for (const [name, check] of Object.entries(featureContract)) {
      try {
        await check(new DiskFeatures(`contract: ${name}`))
      } catch (error) {
        failures.push(`${name}: ${String(error)}`)
      }
    }
    return { failures, checked: Object.keys(featureContract).length }
  },

  /** A write that fails half way leaves no trace, and does not stand in the way of the next. */
  async failing(scorer: Scorer): Promise<{ failed: string; kept: number[] }> {
    const store = new DiskFeatures('failing')
    const failed = await store.append(scorer, 'q', ['no key'], new Float32Array(4)).then(String, String)
    const kept = [(await store.read(scorer, 'q')).size]
    await store.append(scorer, 'q', ['0000000000000001'], new Float32Array(4))
    return { failed, kept: [...kept, (await store.read(scorer, 'q')).size] }
  },

  /** What another realm than the one that computed them makes of kept features, with the head of the graph at an address; null where one is missing. */
  async scores(graph: string, scorer: Scorer, lists: readonly { readonly query: string; readonly passages: readonly string[] }[]): Promise<(number | null)[][]> {
    const { layers, width } = headInside({ graph: new Uint8Array(await (await fetch(graph)).arrayBuffer()) })
    const store = new DiskFeatures()
    return Promise.all(
      lists.map(async ({ query, passages }) => {
        const kept = await store.read(scorer, keyOf(query))
        return passages.map((passage) => {
          const vector = kept.get(keyOf(passage))
          return vector === undefined ? null : (scoresOf(layers, vector, width)[0] ?? null)
        })
      }),
    )
  },

  holdings: (): Promise<readonly KeptFeatures[]> => new DiskFeatures().holdings(),
}

declare global {
  interface Window {
    readonly featureChecks: typeof checks
  }
}

Object.assign(window, { featureChecks: checks })
