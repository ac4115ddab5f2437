import { Download } from 'lucide-react'
import { downloadReceipt } from '../../state/actions.ts'
import { Button } from '../../components/Button.tsx'
import type { Receipt } from '../../collection/receipt.ts'
import { ReceiptOfFile } from './ReceiptOfFile.tsx'
import styles from './Receipts.module.css'

/** What the last import took in, file by file. One status, so that it is read out once and found by its name. */
export function Receipts({ receipts }: { receipts: readonly Receipt[] }) {
  return (
    <section role="status" aria-label="Receipt" aria-atomic="false" className={styles['receipts']}>
      <div className={styles['head']}>
        <h2>Receipt</h2>
        <span>
          <Button look="quiet" icon={<Download aria-hidden />} onClick={() => downloadReceipt('json')}>
            Save the receipt
          </Button>
          <Button look="quiet" aria-label="The receipt as CSV" onClick={() => downloadReceipt('csv')}>
            as CSV
          </Button>
        </span>
      </div>
      {receipts.map((receipt, at) => (
        <ReceiptOfFile key={`${at} ${receipt.file}`} receipt={receipt} />
      ))}
    </section>
  )
}
