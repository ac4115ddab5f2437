import { useState } from 'react'
import { samples } from '../../collection/samples.ts'
import { CopyButton } from '../../components/CopyButton.tsx'
import styles from './Formats.module.css'

/** What can be read, in small print; the one that is picked shows a short file to start from. */
export function Formats() {
  const [label, setLabel] = useState(samples[0]?.label)
  const sample = samples.find((candidate) => candidate.label === label)
  return (
    <section aria-labelledby="formats" className={styles['formats']}>
      <h2 id="formats">What can be read</h2>
      <p>A reader is found by looking into the file. JSON formats may stand as JSON Lines or as one array, rows of fields as CSV, TSV or Parquet; any file may be gzipped or lie in a zip archive. Pick one to see a sample.</p>
      <div className={styles['sides']}>
        <ul aria-label="Formats">
          {samples.map((candidate) => (
            <li key={candidate.label}>
              <button type="button" aria-pressed={candidate === sample} onClick={() => setLabel(candidate.label)}>
                {candidate.label}
              </button>
            </li>
          ))}
        </ul>
        {sample && (
          <figure aria-label={`Sample of ${sample.label}`}>
            <figcaption>
              {sample.label} <code>.{sample.extension}</code>
              <CopyButton label="Copy the sample" text={sample.text} />
            </figcaption>
            <pre tabIndex={0} role="region" aria-label={`Text of the ${sample.label} sample`}>
              {sample.text}
            </pre>
          </figure>
        )}
      </div>
    </section>
  )
}
