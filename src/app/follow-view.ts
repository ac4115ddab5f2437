/** Keeps the hash and the choices the same thing: a link or the back button changes the choices, and the choices the hash. */
import { choose, useChoices } from '../state/choices.ts'
import { hashOf, viewOf } from './view-url.ts'

/** The state of history entries whose hash is a whole view: what it leaves out is at its default. */
const WHOLE_VIEW = 'view'

/**
 * Starts following; returns how to stop. Another screen is a step that `Back` takes back; another query or measure is not.
 * A page that opens with a link has that link's view. In an open page, what a person or a script puts into the address changes
 * what it names and keeps the rest: `#/measures` after a job at depth 20 shows the measures at depth 20.
 */
export function followView(): () => void {
  const read = () => {
    const choices = useChoices.getState()
    const view = viewOf(location.hash, history.state === WHOLE_VIEW ? undefined : choices)
    history.replaceState(WHOLE_VIEW, '', hashOf(view))
    // A linked measure is also a column of the table, where its mean is read from.
    choose({ ...view, measures: choices.measures.includes(view.measure) ? choices.measures : [...choices.measures, view.measure] })
  }
  if (location.hash === '') history.replaceState(WHOLE_VIEW, '')
  else read()
  const stop = useChoices.subscribe((choices, before) => {
    const hash = hashOf(choices)
    // Our own spelling may differ from the link's, so the views are compared and not the texts.
    if (hash === hashOf(viewOf(location.hash))) return
    if (choices.screen === before.screen) history.replaceState(WHOLE_VIEW, '', hash)
    else history.pushState(WHOLE_VIEW, '', hash)
  })
  addEventListener('hashchange', read)
  return () => {
    stop()
    removeEventListener('hashchange', read)
  }
}
