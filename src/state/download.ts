/** Files that leave the app: made on this machine from what is on screen, or kept. */
import { trecRun } from '../ranking/trec-run.ts'
import { slug } from '../systems/slug.ts'
import { depthOf } from './derived/systems.ts'
import { factsNow } from './script.ts'
import { selectBase, selectSystems } from './selected.ts'

/** Saves a system's order as a TREC run. Does nothing where the system is gone. */
export function downloadRun(key: string): void {
  const facts = factsNow()
  const base = selectBase(facts)
  const system = selectSystems(facts).find(({ shown }) => shown.key === key)
  if (!base || !system?.values) return
  const { collection } = base
  const run = trecRun(system.rankings, {
    queryIds: collection.queryIds,
    passageIds: collection.passageIds,
    passage: collection.candidates.passage,
    score: system.values,
    depth: depthOf(system),
    tag: slug(system.shown.name),
  })
  save(new Blob([...run], { type: 'text/plain' }), `${slug(system.shown.name)}.trec`)
}

/** Has the browser save a file. */
export function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  // Revoked in the same turn the click would find nothing to download.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
