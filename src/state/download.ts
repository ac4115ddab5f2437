/** Files that leave the app: made on this machine from what is on screen, or kept. */
import { receiptsCsv, receiptsJson } from '../exports/receipts.ts'
import { useCollectionStore } from './collection.ts'

/** Saves what the last import came to, file by file, with the refused lines that are kept. */
export function downloadReceipt(format: 'json' | 'csv'): void {
  const { receipts } = useCollectionStore.getState()
  const texts = format === 'json' ? [receiptsJson(receipts)] : [...receiptsCsv(receipts)]
  save(new Blob(texts, { type: format === 'json' ? 'application/json' : 'text/csv' }), `receipt.${format}`)
}

/** Has the browser save a file. */
export function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  // Revoked in the same turn the click would find nothing to download.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
