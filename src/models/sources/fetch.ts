/** The part of the platform's `fetch` that sources need, so that the core names no platform. */
export interface FetchedResponse {
  readonly ok: boolean
  readonly status: number
  readonly url: string
  readonly headers: { get(name: string): string | null }
  readonly body: { getReader(): ByteReader } | null
  json(): Promise<unknown>
  arrayBuffer(): Promise<ArrayBuffer>
}

export interface ByteReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>
  cancel(reason?: unknown): Promise<void>
}

export interface FetchRequest {
  readonly headers?: Record<string, string>
  readonly signal?: AbortSignal
  /** The browser's own cache: `no-store` goes past it, both ways. */
  readonly cache?: 'no-store'
}

/** Rejects with AbortError where the signal fired, with TypeError where the network failed. */
export type Fetch = (url: string, request?: FetchRequest) => Promise<FetchedResponse>

/** The chunks of a body as they arrive. Throws what the connection throws; stops reading when the consumer stops. */
export async function* bodyChunks(response: FetchedResponse): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader()
  if (reader === undefined) return
  let finished = false
  try {
    for (;;) {
      const { done, value } = await reader.read()
      finished = done
      if (done) return
      if (value !== undefined) yield value
    }
  } finally {
    if (!finished) await reader.cancel().catch(() => undefined) // the connection may be what failed
  }
}
