/** How a person has differences judged: by which test, at which level, corrected how. */
import { create } from 'zustand'
import type { Rule } from '../evaluation/family.ts'
import { remember, remembered } from './remembered.ts'

export const useRule = create<Rule>()(() => ({ test: 'randomisation', alpha: 0.05, correction: 'holm' }))

export function chooseRule(change: Partial<Rule>): void {
  useRule.setState(change)
  remember({ rule: useRule.getState() })
}

export const recallRule = (): void => useRule.setState(remembered().rule)
