/** Keeps the hash and the choices the same thing: a link or the back button changes the choices, and the choices the hash. */
import { choose, useChoices } from '../state/choices.ts'
import { hashOf, viewOf } from './view-url.ts'

/** Starts following; returns how to stop. Another screen is a step that `Back` takes back; another query or measure is not. */
export function followView(): () => void {
  const read = () => {
    const view = viewOf(location.hash)
    const { measures } = useChoices.getState()
    // A linked measure is also a column of the table, where its mean is read from.
    choose({ ...view, measures: measures.includes(view.measure) ? measures : [...measures, view.measure] })
  }
  if (location.hash !== '') read()
  const stop = useChoices.subscribe((choices, before) => {
    const hash = hashOf(choices)
    // Our own spelling may differ from the link's, so the views are compared and not the texts.
    if (hash === hashOf(viewOf(location.hash))) return
    if (choices.screen === before.screen) history.replaceState(null, '', hash)
    else history.pushState(null, '', hash)
  })
  addEventListener('hashchange', read)
  return () => {
    stop()
    removeEventListener('hashchange', read)
  }
}
