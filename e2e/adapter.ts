/** What WebGPU offers to a page, as reports hold it. */
import type { Page } from 'playwright'
import type { AdapterFacts } from '../src/scoring/ports.ts'

/** Null where there is nothing. @param page of a secure context */
export const adapterOn = (page: Page): Promise<AdapterFacts | null> =>
  page.evaluate(async () => {
    const adapter = await (navigator as { gpu?: GPU }).gpu?.requestAdapter({ powerPreference: 'high-performance' })
    if (!adapter) return null
    const { vendor, architecture, description, isFallbackAdapter } = adapter.info
    return { vendor, architecture, description, isFallbackAdapter, shaderF16: adapter.features.has('shader-f16') }
  })
