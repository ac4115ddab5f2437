/** Downloads one file of a model into the cache, and goes on where an earlier attempt stopped. */
import { ModelError } from '../model.ts'
import { bodyChunks, type Fetch, type FetchedResponse } from './fetch.ts'
import { expectSuccess, TryAgain, unreachable } from './hub-error.ts'
import type { PartialFile } from './partial-file.ts'

export interface Download {
  readonly url: string
  readonly id: string
  readonly path: string
  readonly host: string
  readonly file: PartialFile
  readonly fetch: Fetch
  readonly signal?: AbortSignal | undefined
  readonly onBytes?: ((received: number, total: number) => void) | undefined
  /** Resolves after so many milliseconds; rejects when the signal fires. */
  readonly pause: (milliseconds: number, signal?: AbortSignal) => Promise<void>
}

/** Attempts without a new byte before it gives up. */
const ATTEMPTS = 5
const LONGEST_PAUSE = 30_000

/**
 * Completes `file`. A cut connection is taken up again with Range from the last byte that arrived; where the ETag of
 * the answer is another one, or the server does not do ranges, it begins anew. (No If-Range: in a browser that header
 * asks for a preflight, which storage behind a Hub need not answer; comparing the ETag of the answer comes to the same.)
 * Throws ModelError, or the signal's reason; what has arrived is kept in each case.
 */
export async function download(job: Download): Promise<void> {
  const { file, signal, pause } = job
  for (let failures = 0; !file.complete; ) {
    const before = file.received
    try {
      await attempt(job)
    } catch (error) {
      await file.keep()
      signal?.throwIfAborted()
      if (!(error instanceof TryAgain)) throw error
      failures = file.received > before ? 1 : failures + 1
      if (failures >= ATTEMPTS) throw new ModelError(error.message)
      await pause(Math.min(error.after ?? 250 * 2 ** failures, LONGEST_PAUSE), signal)
    }
  }
}

async function attempt({ url, id, path, host, file, fetch, signal, onBytes }: Download): Promise<void> {
  const what = `${path} of ${id}`
  const asked = file.received
  const total = file.bytes.length
  let response: FetchedResponse
  try {
    // What arrives is kept by us. The browser's cache would hold weights a second time, and answer part of a range itself.
    response = await fetch(url, { cache: 'no-store', ...(asked > 0 && { headers: { Range: `bytes=${asked}-` } }), ...(signal && { signal }) })
  } catch (error) {
    throw unreachable(host, what, error)
  }
  if (response.status === 416) {
    await file.begin('')
    throw new TryAgain(`${host} refuses to go on with ${what} from byte ${asked}.`)
  }
  expectSuccess(response, id, what, host)
  const etag = (response.headers.get('etag') ?? '').replace(/^W\//, '')
  if (asked === 0 || response.status !== 206) await file.begin(etag)
  else if (etag !== file.etag) {
    await file.begin('')
    await response.body?.getReader().cancel()
    throw new TryAgain(`${what} changed on ${host} while it was downloaded.`, 0)
  }
  try {
    for await (const chunk of bodyChunks(response)) {
      if (file.received + chunk.length > total) throw new ModelError(`${what} is longer than the ${total} bytes that the listing of ${host} names. The model may have changed; add it again.`)
      await file.append(chunk)
      onBytes?.(file.received, total)
    }
  } catch (error) {
    if (error instanceof ModelError || signal?.aborted === true) throw error
    throw new TryAgain(`The connection to ${host} broke after ${file.received} of ${total} bytes of ${what} (${error instanceof Error ? error.message : String(error)}). What has arrived is kept; try again.`)
  }
  if (!file.complete) throw new TryAgain(`${host} ended ${what} after ${file.received} of ${total} bytes. What has arrived is kept; try again.`)
}
