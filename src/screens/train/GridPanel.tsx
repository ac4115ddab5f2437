import { useState } from 'react'
import { trainGrid } from '../../state/training-actions.ts'
import type { Plan } from '../../state/training.ts'
import { useTraining, useTrainingConfig } from '../../state/training-hooks.ts'
import { lossDefaults } from '../../training/config/loss-defaults.ts'
import type { LossName } from '../../training/config/losses.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { counted } from '../../components/format.ts'
import { TextField } from '../../components/TextField.tsx'
import { GridTable } from './GridTable.tsx'
import { lossFacts, lossNames } from './loss-facts.ts'
import { readRates, usualRates } from './rates.ts'
import styles from './GridPanel.module.css'

/** The same training once a learning rate and loss, one after another on the same kept features. Only validation is looked at. */
export function GridPanel({ plan }: { readonly plan: Plan | null }) {
  const { config } = useTrainingConfig()
  const grid = useTraining((state) => state.grid)
  const isIdle = useTraining(({ phase }) => phase.kind === 'idle')
  const [typed, setTyped] = useState<string | null>(null)
  const [names, setNames] = useState<readonly LossName[] | null>(null)
  const text = typed ?? usualRates(config.optimizer.learning_rate)
  const rates = readRates(text)
  const chosen = names ?? [config.loss.name]
  const losses = chosen.map((name) => (name === config.loss.name ? config.loss : lossDefaults[name]))
  const runs = 'error' in rates ? 0 : rates.rates.length * losses.length
  const canRun = isIdle && runs > 0 && plan !== null && !('error' in plan)
  const run = () => {
    if ('error' in rates) return
    // What failed stands on the screen.
    trainGrid({ learning_rates: rates.rates, losses }).catch((error: unknown) => console.error('The grid failed:', error))
  }
  return (
    <section aria-labelledby="grid" className={styles['grid']}>
      <h2 id="grid">Try several learning rates and losses</h2>
      <p className={styles['hint']}>One after another on the same features, in seconds each. They are compared on the validation queries; the test queries stay closed.</p>
      <div className={styles['choice']}>
        <TextField label="Learning rates" value={text} onChange={setTyped} error={'error' in rates ? rates.error : null} disabled={!isIdle} />
        <details>
          <summary>
            {counted(chosen.length, 'loss', 'losses')}: {chosen.map((name) => lossFacts[name].label).join(', ')}
          </summary>
          <div className={styles['losses']}>
            {lossNames.map((name) => (
              <Checkbox
                key={name}
                label={lossFacts[name].label}
                checked={chosen.includes(name)}
                disabled={!isIdle}
                onChange={(checked) => setNames(checked ? lossNames.filter((each) => each === name || chosen.includes(each)) : chosen.filter((each) => each !== name))}
              />
            ))}
          </div>
        </details>
        <Button disabled={!canRun} onClick={run}>
          Train {counted(runs, 'run')}
        </Button>
      </div>
      {grid && <GridTable grid={grid} />}
    </section>
  )
}
