import { Menu } from '@base-ui/react/menu'
import { Download } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { runFormatKeys, runFormats, type RunFormatKey } from '../../exports/run-formats.ts'
import { exportAll, exportJudgements, exportMeasures, exportReport, useExports } from '../../state/exports.ts'
import { useFacts, useSystems } from '../../state/hooks.ts'
import { notify, sentence } from '../../state/notices.ts'
import { selectBase } from '../../state/selected.ts'
import { Button } from '../Button.tsx'
import { defaultRunOptions } from './default-options.ts'
import styles from './ExportMenu.module.css'
import { RunExportSheet } from './RunExportSheet.tsx'

/** What is on screen, for other tools. Formats with something to choose open a sheet; nothing is shown where there is nothing to export. */
export function ExportMenu() {
  const base = selectBase(useFacts())
  const systems = useSystems()
  const writing = useExports((state) => state.writing)
  const [opened, setOpened] = useState<RunFormatKey | null>(null)
  // The popup stays within the page's landmark, where screen readers look for it.
  const [place, setPlace] = useState<HTMLSpanElement | null>(null)
  if (!base) return null
  const isJudged = base.judgements !== null
  return (
    <span ref={setPlace}>
      <Menu.Root>
        <Menu.Trigger render={<Button icon={<Download aria-hidden />} />} disabled={writing !== null}>
          {writing === null ? 'Export' : `Writing ${writing} …`}
        </Menu.Trigger>
        <Menu.Portal container={place}>
          <Menu.Positioner className={styles['positioner']} sideOffset={4} align="end" positionMethod="fixed">
            <Menu.Popup className={styles['popup']}>
              <Group name="Orders" of="every system or one">
                {runFormatKeys.map((key) => (
                  <Item key={key} onClick={() => setOpened(key)}>
                    {runFormats[key].name} …
                  </Item>
                ))}
              </Group>
              <Group name="Judgements" of={base.judgements?.name ?? 'none yet'}>
                <Item disabled={!isJudged} onClick={() => act(exportJudgements('trec'))}>TREC qrels</Item>
                <Item disabled={!isJudged} onClick={() => act(exportJudgements('ranx'))}>ranx JSON qrels</Item>
              </Group>
              <Group name="Measures" of="as on the Measures screen">
                <Item disabled={!isJudged} onClick={() => act(exportMeasures('html'))}>Report as one HTML file</Item>
                <Item disabled={!isJudged} onClick={() => act(exportMeasures('markdown'))}>Table in Markdown</Item>
                <Item disabled={!isJudged} onClick={() => act(exportMeasures('latex'))}>Table in LaTeX</Item>
                <Item disabled={!isJudged} onClick={() => act(exportMeasures('per-query'))}>Every query as CSV</Item>
                <Item onClick={() => act(exportReport())}>report.json</Item>
              </Group>
              <Menu.Separator className={styles['line']} />
              <Item onClick={() => act(exportAll(defaultRunOptions))}>Everything as one zip</Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {opened !== null && <RunExportSheet format={opened} systems={systems} onClose={() => setOpened(null)} />}
    </span>
  )
}

const act = (work: Promise<void>) => void work.catch((error: unknown) => notify('error', sentence(error)))

function Group({ name, of, children }: { readonly name: string; readonly of: string; readonly children: ReactNode }) {
  return (
    <Menu.Group className={styles['group']}>
      <Menu.GroupLabel className={styles['label']}>
        {name} <span>{of}</span>
      </Menu.GroupLabel>
      {children}
    </Menu.Group>
  )
}

function Item({ onClick, disabled = false, children }: { onClick(): void; readonly disabled?: boolean; readonly children: ReactNode }) {
  return (
    <Menu.Item className={styles['item']} onClick={onClick} disabled={disabled}>
      {children}
    </Menu.Item>
  )
}
