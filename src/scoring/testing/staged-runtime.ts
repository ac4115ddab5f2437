/** A runtime whose sessions are real and whose GPU is staged: WASM answers for it, and a test says where it fails. */
import type { AdapterFacts, FloatTensor, Runtime, Session, TokenBatch } from '../ports.ts'

export interface Stage {
  readonly adapter?: AdapterFacts | { readonly reason: string }
  /** Throws where a session should not open. */
  opening?(device: Session['device']): void
  /** Stands between a session and whoever runs it. */
  running?(device: Session['device'], batch: TokenBatch, run: () => Promise<FloatTensor>): Promise<FloatTensor>
}

export const stagedGpu: AdapterFacts = { vendor: 'staged', architecture: '', description: '', isFallbackAdapter: false, shaderF16: false }

export function stagedRuntime(real: Runtime, { adapter = stagedGpu, opening, running }: Stage): Runtime {
  return {
    threads: real.threads,
    adapter: async () => adapter,
    async open(graph, { device, ...options }): Promise<Session> {
      opening?.(device)
      const session = await real.open(graph, { ...options, device: 'wasm' })
      return {
        device,
        lanes: session.lanes,
        inputNames: session.inputNames,
        outputNames: session.outputNames,
        run: (batch, output) => (running === undefined ? session.run(batch, output) : running(device, batch, () => session.run(batch, output))),
        dispose: () => session.dispose(),
      }
    },
  }
}
