/** The rounds, and what they come to. */
import { adapterOf, machineFacts } from '../bench-scoring/machine.ts'
import type { Choices } from './choices.ts'
import { lineUp } from './contestants/line-up.ts'
import { versions } from './contestants/packages.ts'
import type { Results } from './results.ts'
import { runRounds } from './rounds.ts'
import { openSetting } from './setting.ts'
import { speedRow } from './speed-table.ts'
import { trainingTargets } from './targets.ts'

export async function measure(choices: Choices, tell: (line: string) => void): Promise<Results> {
  const setting = await openSetting(choices)
  const contestants = lineUp(choices, setting)
  try {
    const machine = machineFacts(`Chromium ${setting.browser.version()}`, await adapterOf(setting.browser, `${setting.url}training.html`))
    const rounds = await runRounds(contestants, choices, tell)
    const rows = rounds.measured.map(speedRow)
    return { machine, versions, size: choices.size, steps: choices.steps, ...rounds, rows, targets: trainingTargets(rows) }
  } finally {
    for (const contestant of contestants) await contestant.close()
    await setting.close()
  }
}
