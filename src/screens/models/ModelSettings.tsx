import type { ModelInfo } from '../../models/model.ts'
import { setMaxLength } from '../../state/actions.ts'
import { useModels } from '../../state/hooks.ts'
import tables from '../../components/DataTable.module.css'
import { bytes, count } from '../../components/format.ts'
import { NumberField } from '../../components/NumberField.tsx'
import { EmbeddingFields } from './EmbeddingFields.tsx'
import { TokenCount } from './TokenCount.tsx'
import { WindowFields } from './WindowFields.tsx'
import styles from './ModelSettings.module.css'

/** Room for the special tokens, one of the query and one of the passage. */
const SHORTEST = 8

/** What a person may set of one model, and the graphs that it has to choose a precision from. */
export function ModelSettings({ info }: { info: ModelInfo }) {
  const settings = useModels().settings[info.id]
  const embedding = settings?.embedding ?? info.embedding
  const maxLength = settings?.maxLength ?? info.maxLength
  return (
    <div className={styles['settings']}>
      <div className={styles['fields']}>
        <div className={styles['field']}>
          <NumberField label="Maximum length" value={maxLength} min={SHORTEST} max={info.maxLength} onChange={(tokens) => setMaxLength(info.id, tokens)} />
          <span className={styles['hint']}>tokens of a {info.kind === 'cross-encoder' ? 'pair' : 'text'}, at most {count(info.maxLength)}; another length is another system</span>
        </div>
        {info.kind === 'cross-encoder' && <WindowFields id={info.id} windows={settings?.windows ?? null} maxLength={maxLength} />}
        {embedding && <EmbeddingFields id={info.id} recipe={embedding} />}
      </div>
      <TokenCount id={info.id} maxLength={maxLength} row={info.kind === 'cross-encoder' ? 'pair' : 'passage'} />
      <table className={tables['table']} aria-label={`Graphs of ${info.id}`}>
        <thead>
          <tr>
            <th scope="col">Precision</th>
            <th scope="col">File</th>
            <th scope="col" className={tables['number']}>
              Size
            </th>
          </tr>
        </thead>
        <tbody>
          {info.graphs.map((graph) => (
            <tr key={graph.path}>
              <th scope="row">{graph.dtype}</th>
              <td>
                <code>{graph.path}</code>
                {graph.external.length > 0 && <span className={styles['hint']}> and {graph.external.join(', ')}</span>}
              </td>
              <td className={tables['number']}>{bytes(graph.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles['hint']}>
        Revision <code>{info.revision.slice(0, 12)}</code>
      </p>
    </div>
  )
}
