/** The rounds, and what they come to. */
import { statSync } from 'node:fs'
import { chromium } from 'playwright'
import { machineFacts } from '../bench-scoring/machine.ts'
import { launchOptions } from '../browser.ts'
import { agreements } from './agreement.ts'
import type { Choices } from './choices.ts'
import { lineUp } from './contestants/line-up.ts'
import { versions } from './contestants/python.ts'
import { measureMoves } from './moves/measure-moves.ts'
import { hasOneCore } from './one-core.ts'
import type { Results } from './results.ts'
import { runRounds } from './rounds.ts'
import { openSetting } from './setting.ts'
import { speedRow } from './speed-table.ts'
import { moveTargets, speedTargets } from './targets.ts'

export async function measure(choices: Choices, tell: (line: string) => void): Promise<Results> {
  const setting = await openSetting(choices, tell)
  try {
    const machine = machineFacts(await browserName(setting.url !== null), null)
    const contestants = lineUp(choices, { ...setting, program: setting.programs.readAndMeasure })
    const { measured, loads } = await runRounds(contestants, setting.files, choices.rounds, tell)
    const moves = choices.moves ? await measureMoves(setting.programs.moves) : []
    const rows = measured.map(speedRow)
    return {
      machine,
      versions,
      size: choices.size,
      runSize: statSync(setting.files.run).size,
      oneCore: hasOneCore,
      passes: measured.map(({ name, passes }) => ({ name, passes })),
      loads,
      rows,
      agreements: agreements(measured),
      moves,
      targets: [...speedTargets(rows), ...moveTargets(moves)],
    }
  } finally {
    setting.close()
  }
}

async function browserName(takesPart: boolean): Promise<string> {
  if (!takesPart) return 'no browser'
  const browser = await chromium.launch(launchOptions())
  const name = `Chromium ${browser.version()}`
  await browser.close()
  return name
}
