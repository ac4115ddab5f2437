import { useSyncExternalStore } from 'react'

const query = matchMedia('(max-width: 800px)')

function subscribe(changed: () => void): () => void {
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** True where there is room for one column only. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => query.matches)
