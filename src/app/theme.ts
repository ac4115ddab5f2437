/** Light or dark: as the system has it until the person chooses; the choice outlives the visit. */
import { choose, useChoices, type Choices } from '../state/choices.ts'

const KEY = 'rerank-lab:theme'
const themes: readonly Choices['theme'][] = ['auto', 'light', 'dark']

/** Applies the theme to the document, and keeps it; returns how to stop. */
export function followTheme(): () => void {
  choose({ theme: themes.find((theme) => theme === kept()) ?? 'auto' })
  apply(useChoices.getState().theme)
  return useChoices.subscribe(({ theme }, before) => {
    if (theme === before.theme) return
    apply(theme)
    keep(theme)
  })
}

/** The theme after this one, in the order in which the button walks. */
export const nextTheme = (theme: Choices['theme']): Choices['theme'] => themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'auto'

function apply(theme: Choices['theme']): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

// A browser that keeps nothing (blocked storage) throws on access; the theme then lasts as long as the page, and that is all it costs.
function kept(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

function keep(theme: Choices['theme']): void {
  try {
    localStorage.setItem(KEY, theme)
  } catch (error) {
    console.warn('The theme could not be kept', error)
  }
}
