/** Files that leave the app: made on this machine from what is on screen, or kept. */
import { slug } from '../systems/slug.ts'
import { useCollectionStore } from './collection.ts'
import { runLines } from './run-lines.ts'
import { factsNow } from './script.ts'
import { selectBase, selectSystems } from './selected.ts'

/** Saves a system's order as a TREC run. Does nothing where the system is gone. */
export function downloadRun(key: string): void {
  const facts = factsNow()
  const base = selectBase(facts)
  const system = selectSystems(facts).find(({ shown }) => shown.key === key)
  if (!base || !system?.values) return
  save(new Blob([...runLines(base, system)], { type: 'text/plain' }), `${slug(system.shown.name)}.trec`)
}

/** Saves what the last import came to, file by file, with the refused lines that are kept. */
export function downloadReceipt(): void {
  const { receipts } = useCollectionStore.getState()
  save(new Blob([`${JSON.stringify(receipts, null, 2)}\n`], { type: 'application/json' }), 'receipt.json')
}

/** Has the browser save a file. */
export function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  // Revoked in the same turn the click would find nothing to download.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
