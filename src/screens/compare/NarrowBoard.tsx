import { Tabs } from '@base-ui/react/tabs'
import { useEffect, useRef, useState } from 'react'
import { SystemDot } from '../../components/SystemDot.tsx'
import type { Comparison } from '../../state/views.ts'
import { Board } from './Board.tsx'
import styles from './NarrowBoard.module.css'
import { useSwipe } from './use-swipe.ts'

/** One column at a time, where there is no room for two: by tab or by swipe. */
export function NarrowBoard({ comparison }: { readonly comparison: Comparison }) {
  const { columns } = comparison
  // A reranked list is what a person came for; without one there is only the first stage.
  const usual = columns.findLast(({ system }) => system.kind === 'cross-encoder') ?? columns.findLast(({ system }) => system.kind === 'bi-encoder') ?? columns[0]
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = columns.find(({ system }) => system.key === chosen) ?? usual
  const swipe = useSwipe((step) => {
    const next = columns[columns.findIndex((column) => column === shown) + step]
    if (next) setChosen(next.system.key)
  })
  const tabs = useRef<HTMLDivElement>(null)
  const key = shown?.system.key
  useEffect(() => {
    tabs.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [key])
  if (!shown) return null
  return (
    <Tabs.Root className={styles['root']} value={shown.system.key} onValueChange={(key) => setChosen(String(key))}>
      <Tabs.List ref={tabs} className={styles['tabs']} aria-label="Columns" activateOnFocus>
        {columns.map(({ system }) => (
          <Tabs.Tab key={system.key} value={system.key} className={styles['tab']}>
            <SystemDot system={system} />
            {system.name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={shown.system.key} className={styles['panel']} {...swipe}>
        <Board comparison={comparison} columns={[shown]} />
      </Tabs.Panel>
    </Tabs.Root>
  )
}
