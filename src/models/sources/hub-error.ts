/** What went wrong between here and a Hub, said so that a person can do something about it. */
import { ModelError } from '../model.ts'
import type { FetchedResponse } from './fetch.ts'

/** The server may answer better in a moment; `after` is what it asked for, in milliseconds. */
export class TryAgain extends ModelError {
  readonly after: number | undefined

  constructor(message: string, after?: number) {
    super(message)
    this.after = after
  }
}

/** Returns where the answer is a success; otherwise throws TryAgain or ModelError. `what` is what was asked for: a model or a file of it. */
export function expectSuccess(response: FetchedResponse, id: string, what: string, host: string): void {
  const { ok, status, headers } = response
  if (ok) return
  const code = headers.get('x-error-code') // the public Hub's own word; it answers 401 for what does not exist
  if (status === 429) throw new TryAgain(`${host} answers that it is asked too often (429) for ${what}. Wait a few minutes and try again.`, retryAfter(headers.get('retry-after')))
  if (status >= 500) throw new TryAgain(`${host} cannot answer for ${what} at the moment (${status}). Try again later.`, retryAfter(headers.get('retry-after')))
  if (code === 'GatedRepo' || status === 403) {
    throw new ModelError(`${id} is gated (${status}): its terms have to be accepted at ${host}${id} first, and this app does not sign in. Download it there and drop its folder here.`)
  }
  if (status === 401 && code !== 'RepoNotFound') throw new ModelError(`${host} has no public model ${id} (401): it does not exist, or it is private or gated. Check the spelling, or download it and drop its folder here.`)
  if (status === 404 || status === 401) throw new ModelError(`${host} has no ${what} (${status}). Check the spelling: an id looks like owner/name.`)
  throw new ModelError(`${host} answered ${status} when asked for ${what}.`)
}

export function unreachable(host: string, what: string, cause: unknown): TryAgain {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new TryAgain(`${host} cannot be reached for ${what} (${reason}). Is the network on, and is the address right? Models that were downloaded before work without it.`)
}

/** Seconds, as servers send it; a date is not worth parsing here. */
function retryAfter(value: string | null): number | undefined {
  const seconds = value === null ? NaN : Number(value)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined
}
