import { X } from 'lucide-react'
import { catalogue } from '../../models/catalogue.ts'
import { chooseModel, removeModel } from '../../state/actions.ts'
import type { LoadedModel as Model } from '../../state/views.ts'
import { IconButton } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { bytes, count } from '../../components/format.ts'
import { Notice } from '../../components/Notice.tsx'
import { ModelSettings } from './ModelSettings.tsx'
import styles from './LoadedModels.module.css'

const sources = { embedded: 'embedded', hub: 'from the Hub', folder: 'from a folder' }

export function LoadedModel({ model: { info, chosen, error } }: { model: Model }) {
  // What config.json calls it is what loaders run it as: the catalogue knows more of a model that it lists.
  const architecture = catalogue.find(({ id }) => id === (info.base ?? info.id))?.architecture ?? info.architecture
  return (
    <li className={styles['model']}>
      <div className={styles['line']}>
        <Checkbox label={info.id} checked={chosen} onChange={(checked) => chooseModel(info.id, checked)}>
          <b>{info.id}</b>
        </Checkbox>
        <span className={styles['facts']}>
          {info.kind} · {architecture} · {count(info.maxLength)} tokens · {info.graphs.map(({ dtype, bytes: size }) => `${dtype} ${bytes(size)}`).join(', ')} · {info.base === undefined ? sources[info.source] : `${info.base} with a head trained here`}
        </span>
        <IconButton label={`Unload ${info.id}`} icon={<X />} onClick={() => removeModel(info.id)} />
      </div>
      {error !== null && <Notice kind="error">{error}</Notice>}
      <details className={styles['details']}>
        <summary>How it is run</summary>
        <ModelSettings info={info} />
      </details>
    </li>
  )
}
