/** Sentences for the person that belong to no panel: shown until dismissed. */
import { create } from 'zustand'

export interface Notice {
  readonly id: number
  readonly kind: 'info' | 'error'
  readonly text: string
}

export const useNoticeStore = create<{ readonly notices: readonly Notice[] }>()(() => ({ notices: [] }))

let nextId = 1

/** Shows a notice; the same sentence twice is one notice. */
export function notify(kind: Notice['kind'], text: string): void {
  useNoticeStore.setState(({ notices }) => ({
    notices: notices.some((notice) => notice.text === text) ? notices : [...notices, { id: nextId++, kind, text }],
  }))
}

export function dismissNotice(id: number): void {
  useNoticeStore.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}

/** For what nobody waits for: a failure is told. */
export function unawaited(work: Promise<unknown>, failed: string): void {
  work.catch((error: unknown) => notify('error', `${failed}: ${sentence(error)}`))
}

/** A thrown thing as a sentence, with what caused it. */
export function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error && !error.message.includes(error.cause.message) ? `${error.message} (${error.cause.message})` : error.message
}
