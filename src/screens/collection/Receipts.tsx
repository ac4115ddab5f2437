import type { Receipt } from '../../collection/receipt.ts'
import { ReceiptOfFile } from './ReceiptOfFile.tsx'
import styles from './Receipts.module.css'

/** What the last import took in, file by file. One status, so that it is read out once and found by its name. */
export function Receipts({ receipts }: { receipts: readonly Receipt[] }) {
  return (
    <section role="status" aria-label="Receipt" aria-atomic="false" className={styles['receipts']}>
      <h2>Receipt</h2>
      {receipts.map((receipt, at) => (
        <ReceiptOfFile key={`${at} ${receipt.file}`} receipt={receipt} />
      ))}
    </section>
  )
}
