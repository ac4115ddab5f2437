import { CircleAlert, CircleCheck, CircleX } from 'lucide-react'
import type { Receipt } from '../../collection/receipt.ts'
import { bytes, count, share } from '../../components/format.ts'
import { ColumnPicker } from './ColumnPicker.tsx'
import { Figure, Figures } from './Figures.tsx'
import { JoinLine } from './JoinLine.tsx'
import { RefusedLines } from './RefusedLines.tsx'
import styles from './Receipts.module.css'

const outcomes = { added: 'Added', refused: 'Refused', cancelled: 'Cancelled' }

/** What one file was taken for, what was counted in it, and what was not taken. */
export function ReceiptOfFile({ receipt }: { receipt: Receipt }) {
  const { outcome, kind } = receipt
  const Icon = outcome !== 'added' ? CircleX : receipt.refusedCount > 0 ? CircleAlert : CircleCheck
  return (
    <article className={styles['receipt']} data-outcome={outcome} data-refused={receipt.refusedCount > 0}>
      <header>
        <Icon aria-hidden />
        <h3>{receipt.file}</h3>
        <span className={styles['format']}>
          {outcomes[outcome]} · {receipt.format} · {bytes(receipt.bytes)}
        </span>
      </header>
      <Figures>
        <Figure value={count(receipt.rows)} name={plural(receipt.rows, 'row')} />
        {kind !== 'unknown' && (
          <>
            <Figure value={count(receipt.queries)} name={plural(receipt.queries, 'query', 'queries')} />
            <Figure value={count(receipt.items)} name={plural(receipt.items, kind === 'candidates' ? 'candidate' : 'judgement')} />
          </>
        )}
        {receipt.judgedShare !== null && <Figure value={share(receipt.judgedShare)} name="of all candidates judged" />}
        {receipt.refusedCount > 0 && <Figure value={count(receipt.refusedCount)} name={`${plural(receipt.refusedCount, 'row')} refused`} />}
      </Figures>
      {receipt.join && <JoinLine join={receipt.join} />}
      {receipt.notes.length > 0 && (
        <ul className={styles['notes']}>
          {receipt.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {receipt.table && <ColumnPicker key={JSON.stringify(receipt.table)} file={receipt.file} table={receipt.table} open={outcome === 'refused'} />}
      {receipt.refused.length > 0 && <RefusedLines file={receipt.file} lines={receipt.refused} total={receipt.refusedCount} />}
    </article>
  )
}

const plural = (n: number, one: string, many = `${one}s`) => (n === 1 ? one : many)
