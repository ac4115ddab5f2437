import { corrections, pairTests, type Rule } from '../../../evaluation/family.ts'
import { chooseRule } from '../../../state/pair-hooks.ts'
import { Select } from '../../../components/Select.tsx'
import { testNames } from './verdict.ts'

const alphas = ['0.1', '0.05', '0.01', '0.001'] as const

/** Which test decides, at which level, corrected how; the superscripts of the measure table follow. */
export function RuleChoices({ rule }: { rule: Rule }) {
  return (
    <>
      <Select label="Deciding test" value={rule.test} options={pairTests.map((test) => ({ value: test, label: testNames[test] }))} onChange={(test) => chooseRule({ test })} />
      <Select
        label="Significance level"
        shortLabel="at"
        value={alphas.find((alpha) => Number(alpha) === rule.alpha) ?? '0.05'}
        options={alphas.map((alpha) => ({ value: alpha, label: alpha }))}
        onChange={(alpha) => chooseRule({ alpha: Number(alpha) })}
      />
      <Select
        label="Correction for many pairs"
        shortLabel="Correction"
        value={rule.correction}
        disabled={rule.test === 'tukey'}
        options={corrections.map((correction) => ({ value: correction, label: { holm: 'Holm', none: 'None' }[correction] }))}
        onChange={(correction) => chooseRule({ correction })}
      />
    </>
  )
}
