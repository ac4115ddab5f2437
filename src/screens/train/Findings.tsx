import type { ConfigFinding } from '../../state/training-yaml.ts'
import { counted } from '../../components/format.ts'
import { Notice } from '../../components/Notice.tsx'
import styles from './ConfigText.module.css'

/** What is wrong with a config, key by key; nothing where nothing is. */
export function Findings({ findings }: { readonly findings: readonly ConfigFinding[] }) {
  if (findings.length === 0) return null
  return (
    <Notice kind="error">
      The config stays as it was: {counted(findings.length, 'value')} could not be taken.
      <ul className={styles['findings']}>
        {findings.map(({ key, line, message }, at) => (
          <li key={at}>
            {key !== '' && <code>{key}</code>}
            {line !== null && ` (line ${line})`} {message}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
