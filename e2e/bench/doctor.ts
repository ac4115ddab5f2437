/** `npm run bench -- doctor`: what this machine's browser can do, and what to install or switch on. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { machineTold } from '../../src/benchmark/report/machine-told.ts'
import type { Machine } from '../../src/benchmark/report/benchmark-report.ts'
import type { Command } from './flags.ts'
import { openSettings } from './settings.ts'

export interface BrowserAbilities {
  readonly userAgent: string
  readonly isSecure: boolean
  readonly crossOriginIsolated: boolean
  readonly hasSharedMemory: boolean
  readonly hardwareConcurrency: number
  /** Bytes; null where the browser does not tell. */
  readonly quota: number | null
  readonly hasWebGpu: boolean
  readonly adapter: { readonly features: readonly string[]; readonly limits: Readonly<Record<string, number>> } | null
}

/** 0: a machine without a GPU is told of, and is no failure. */
export async function doctor(flags: Extract<Command, { kind: 'doctor' }>): Promise<number> {
  const profiles = mkdtempSync(join(tmpdir(), 'rerank-lab-doctor-'))
  const settings = await openSettings({ ...flags, profiles, keptPort: null, devices: ['wasm', 'webgpu'], tell: (line) => console.error(line) })
  try {
    for (const browser of settings.browsers) console.log(diagnosis(browser.machine, await abilitiesOf(await browser.open())).join('\n'))
    return 0
  } finally {
    await settings.close()
    rmSync(profiles, { recursive: true, force: true })
  }
}

const LIMITS = ['maxBufferSize', 'maxStorageBufferBindingSize', 'maxComputeWorkgroupStorageSize', 'maxComputeInvocationsPerWorkgroup'] as const

const abilitiesOf = (page: Page): Promise<BrowserAbilities> =>
  page.evaluate(async (limits) => {
    const gpu = (navigator as { gpu?: GPU }).gpu
    const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' })
    return {
      userAgent: navigator.userAgent,
      isSecure: isSecureContext,
      crossOriginIsolated,
      hasSharedMemory: typeof SharedArrayBuffer !== 'undefined',
      hardwareConcurrency: navigator.hardwareConcurrency,
      quota: (await navigator.storage.estimate()).quota ?? null,
      hasWebGpu: gpu !== undefined,
      adapter: adapter ? { features: [...adapter.features].sort(), limits: Object.fromEntries(limits.map((name) => [name, adapter.limits[name]])) } : null,
    }
  }, LIMITS)

const yes = (is: boolean) => (is ? 'yes' : 'no')
const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`

/** What was found, then what to do about it. */
export function diagnosis(machine: Machine, abilities: BrowserAbilities, platform: NodeJS.Platform = process.platform): readonly string[] {
  const { adapter } = abilities
  const facts = [
    machineTold(machine),
    '',
    `WebGPU           ${abilities.hasWebGpu ? (machine.adapter === null ? 'yes, but no adapter' : `${machine.adapter.vendor} ${machine.adapter.architecture}${machine.adapter.isFallbackAdapter ? ', a software adapter' : ''}`) : 'no'}`,
    `shader-f16       ${yes(adapter?.features.includes('shader-f16') ?? false)}`,
    `subgroups        ${yes(adapter?.features.includes('subgroups') ?? false)}`,
    ...Object.entries(adapter?.limits ?? {}).map(([name, value]) => `${name.padEnd(34)} ${value}`),
    `threads          ${abilities.hasSharedMemory && abilities.crossOriginIsolated ? `yes, ${abilities.hardwareConcurrency} cores` : 'one only'}`,
    `isolated         ${yes(abilities.crossOriginIsolated)}`,
    `storage          ${abilities.quota === null ? 'not told' : gigabytes(abilities.quota)}`,
  ]
  const advice = adviceOf(machine, abilities, platform)
  return [...facts, '', ...(advice.length === 0 ? ['Nothing is missing.'] : advice.map((line) => `- ${line}`))]
}

function adviceOf({ adapter }: Machine, { crossOriginIsolated: isolated, quota, hasWebGpu }: BrowserAbilities, platform: NodeJS.Platform): readonly string[] {
  const drivers = platform === 'linux' ? 'On Linux, Chrome reaches a GPU through Vulkan: install the GPU’s Vulkan driver (mesa-vulkan-drivers, or NVIDIA’s own), see that /dev/dri or /dev/nvidia0 is there for you, and that vulkaninfo names the GPU.' : 'See chrome://gpu in a window of this browser for why.'
  return [
    ...(hasWebGpu ? [] : ['This browser has no WebGPU: use a full Chrome, Chromium or Edge of 2023 or newer (--browser PATH), not a headless shell.']),
    ...(hasWebGpu && adapter === null ? [`WebGPU offers no adapter. ${drivers}`] : []),
    ...(adapter?.isFallbackAdapter === true ? [`The only adapter is a software one, which computes on the CPU: right, and slow. ${drivers} WASM is the faster device here.`] : []),
    ...(adapter !== null && !adapter.isFallbackAdapter && !adapter.shaderF16 ? ['The GPU does not offer shader-f16: fp16 models run as fp32 or on WASM.'] : []),
    ...(isolated ? [] : ['The page is not cross-origin isolated, so WASM has one thread: serve the build with the headers in dist/_headers.']),
    ...(quota !== null && quota < 2e9 ? [`The browser gives ${gigabytes(quota)} of storage: models and scores may not fit. Make room on the disk of its profile.`] : []),
  ]
}
