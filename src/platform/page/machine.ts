/** What this browser tells of the machine that it runs on: little, and rounded, so that nobody is known by it. */

export interface MachineFacts {
  readonly processor: string
  readonly cores: number
  /** Bytes, rounded and bounded by the browser; null where it tells none. */
  readonly memory: number | null
  readonly system: string
  readonly browser: string
}

/** What Chromium's browsers tell beside the user agent; others do not have it. */
interface UserAgentData {
  readonly brands: readonly { readonly brand: string; readonly version: string }[]
  readonly platform: string
  getHighEntropyValues(hints: readonly string[]): Promise<{ readonly architecture?: string; readonly bitness?: string; readonly model?: string; readonly platformVersion?: string }>
}

interface TellingNavigator {
  readonly userAgentData?: UserAgentData
  /** GiB. */
  readonly deviceMemory?: number
}

export async function machineFacts(): Promise<MachineFacts> {
  const { userAgentData, deviceMemory } = navigator as Navigator & TellingNavigator
  const told = await userAgentData?.getHighEntropyValues(['architecture', 'bitness', 'model', 'platformVersion']).catch(() => null)
  return {
    processor: [told?.model, told?.architecture, told?.bitness ? `${told.bitness}-bit` : ''].filter(Boolean).join(' ') || 'processor unknown',
    cores: navigator.hardwareConcurrency,
    memory: deviceMemory === undefined ? null : deviceMemory * 2 ** 30,
    system: [userAgentData?.platform, told?.platformVersion].filter(Boolean).join(' ') || (/\(([^)]*)\)/.exec(navigator.userAgent)?.[1] ?? 'system unknown'),
    browser: browserIn(navigator.userAgent, userAgentData?.brands ?? []),
  }
}

/** `Chromium 156`: a brand of its own before Chromium, which all that build on it name too; else what the user agent says last. */
export function browserIn(userAgent: string, brands: UserAgentData['brands']): string {
  const real = brands.filter(({ brand }) => !/not.?a.?brand/i.test(brand))
  const named = real.find(({ brand }) => brand !== 'Chromium') ?? real[0]
  if (named) return `${named.brand} ${named.version}`
  const [, version] = /Version\/([\d.]+).*Safari/.exec(userAgent) ?? []
  if (version !== undefined) return `Safari ${version}`
  return (userAgent.match(/[A-Za-z]+\/[\d.]+/g)?.at(-1) ?? 'unknown browser').replace('/', ' ')
}
