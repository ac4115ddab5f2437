/** A machine in words. */
import type { Machine } from './benchmark-report.ts'
import { counted } from './words.ts'

const gibibytes = (bytes: number | null) => (bytes === null ? 'memory unknown' : `${(bytes / 2 ** 30).toFixed(0)} GiB`)

/** Where the app ran the plan itself, nobody but the person knows how their browser was started. */
export const machineTold = ({ processor, cores, memory, system, driver, browser, browserArguments, adapter }: Machine): string =>
  `${processor}, ${counted(cores, 'core')}, ${gibibytes(memory)}, ${system}; ${browser}${driver === null ? '' : `, ${driver}`}. WebGPU: ${adapter === null ? 'no adapter' : `${[adapter.vendor, adapter.architecture, adapter.description].filter((part) => part !== '').join(' ')}${adapter.isFallbackAdapter ? ' (software)' : ''}, shader-f16 ${adapter.shaderF16 ? 'yes' : 'no'}`}.${driver === null ? '' : ` Flags: ${browserArguments.join(' ') || 'none'}.`}`
