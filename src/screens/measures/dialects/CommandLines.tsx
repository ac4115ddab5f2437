import { commandsFor } from '../../../evaluation/dialects/commands.ts'
import type { Measure } from '../../../evaluation/measure.ts'
import { CopyButton } from '../../../components/CopyButton.tsx'
import styles from './CommandLines.module.css'

/** What to type where trec_eval is, to get the table's numbers. */
export function CommandLines({ measures, level, run }: { measures: readonly Measure[]; level: number; run: string }) {
  const { lines, without } = commandsFor(measures, level, 'qrels.txt', run)
  const text = lines.join('\n')
  return (
    <section className={styles['commands']} aria-labelledby="commands">
      <header>
        <h3 id="commands">The same numbers from a command line</h3>
        <CopyButton label="Copy the commands" text={text} />
      </header>
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
      <p>
        Of the run and the judgements as they are exported. {without.length > 0 && `No line for ${without.join(', ')}, which neither tool computes this way.`}
      </p>
    </section>
  )
}
