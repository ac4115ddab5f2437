import { useState } from 'react'
import { runFormats, type RunFormatKey } from '../../exports/run-formats.ts'
import type { SubmissionOptions } from '../../exports/submission.ts'
import { exportRuns, useExports } from '../../state/exports.ts'
import { sentence } from '../../state/notices.ts'
import type { ShownSystem } from '../../state/views.ts'
import { Button } from '../Button.tsx'
import { Checkbox } from '../Checkbox.tsx'
import { Select } from '../Select.tsx'
import { Sheet } from '../Sheet.tsx'
import { defaultRunOptions } from './default-options.ts'
import styles from './RunExportSheet.module.css'
import { SubmissionFields } from './SubmissionFields.tsx'

interface Props {
  readonly format: RunFormatKey
  readonly systems: readonly ShownSystem[]
  onClose(): void
}

const ALL = 'all'

/** Whose orders are written, and how. What the format cannot hold is told here, where it can be changed. */
export function RunExportSheet({ format, systems, onClose }: Props) {
  const { name, ordersByScore } = runFormats[format]
  const [system, setSystem] = useState(ALL)
  const [tieProof, setTieProof] = useState(defaultRunOptions.tieProof)
  const [withManifest, setWithManifest] = useState(true)
  const [submission, setSubmission] = useState<SubmissionOptions>(defaultRunOptions.submission)
  const [refusal, setRefusal] = useState<string | null>(null)
  const writing = useExports((state) => state.writing)
  const write = () => {
    setRefusal(null)
    exportRuns(format, { system: system === ALL ? null : system, tieProof, withManifest, submission }).then(onClose, (error: unknown) => setRefusal(sentence(error)))
  }
  return (
    <Sheet open title={name} onClose={onClose}>
      <div className={styles['fields']}>
        <Select
          label="System"
          value={system}
          options={[{ value: ALL, label: systems.length === 1 ? 'The only one' : `All ${systems.length}, a file each` }, ...systems.map(({ key, name: of }) => ({ value: key, label: of }))]}
          onChange={setSystem}
        />
        {format === 'submission' && <SubmissionFields options={submission} onChange={setSubmission} />}
        {ordersByScore && (
          <div>
            <Checkbox label="Tie-proof scores" checked={tieProof} onChange={setTieProof} />
            <p className={styles['hint']}>Equal scores are lowered until they fall with every rank, also in float32: for tools that order ties by a rule of their own, or read less precisely. Otherwise scores stay as they are.</p>
          </div>
        )}
        <div>
          <Checkbox label="manifest.json beside it, in a zip" checked={withManifest} onChange={setWithManifest} />
          <p className={styles['hint']}>Files with their hashes, models with theirs, dtype, device, lengths, depth, dialect and seed: what it takes to make the same run again.</p>
        </div>
        <p className={styles['hint']}>Queries that are not scored to their depth are left out; the manifest counts those that are whole.</p>
        {refusal !== null && (
          <p role="alert" className={styles['refusal']}>
            {refusal}
          </p>
        )}
        <div>
          <Button look="primary" disabled={writing !== null} onClick={write}>
            {writing === null ? 'Save' : 'Writing …'}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
