/** A WebGPU device in Node, from Dawn, for the tests of WGSL: a real GPU where there is one, else SwiftShader, which browsers bring along. */
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { constants } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright'
import { create } from 'webgpu'
import { findInstalledBrowser } from './setup/installed-browser.mjs'

const ICD = 'vk_swiftshader_icd.json'

/** Folders in which a browser keeps its SwiftShader: beside its executable, which a launcher script may stand in for. */
function browserFolders(): string[] {
  const browser = findInstalledBrowser()
  const beside = [chromium.executablePath(), ...(browser === undefined ? [] : [realpathSync(browser)])].map((file) => path.dirname(file))
  const packaged = browser === undefined ? [] : ['chromium', 'chromium-browser', 'google-chrome'].flatMap((name) => ['/usr/lib', '/usr/lib64', '/opt'].map((root) => path.join(root, name)))
  return [...beside, ...packaged, '/opt/google/chrome', '/opt/microsoft/msedge']
}

/**
 * Points Vulkan at a browser's SwiftShader, and loads the browser's Vulkan loader where the system has none: once a
 * library of its name is in the process, Dawn finds that. Node takes it for an addon and says that it is none; it stays loaded.
 */
function useSwiftShader(): void {
  const folder = browserFolders().find((candidate) => existsSync(path.join(candidate, ICD)))
  if (folder === undefined)
    throw new Error(`No Vulkan driver and no ${ICD} beside a browser, so WGSL cannot run: install Chromium (apt-get install chromium, or npx playwright install chromium), or set VK_ICD_FILENAMES.`)
  process.env['VK_ICD_FILENAMES'] = path.join(folder, ICD)
  const loader = path.join(folder, 'libvulkan.so.1')
  if (!existsSync(loader)) return
  const RTLD_NODELETE = 0x1000
  try {
    process.dlopen({ exports: {} }, loader, constants.dlopen.RTLD_LAZY | constants.dlopen.RTLD_GLOBAL | RTLD_NODELETE)
  } catch (cause) {
    if (!(cause instanceof Error && cause.message.includes('self-register'))) throw cause
  }
}

/** Whether somebody installed a Vulkan driver here, or named one. */
function hasVulkanDriver(): boolean {
  if (process.platform !== 'linux' || process.env['VK_ICD_FILENAMES'] !== undefined) return true
  return ['/usr/share/vulkan/icd.d', '/etc/vulkan/icd.d'].some((folder) => existsSync(folder) && readdirSync(folder).length > 0)
}

/**
 * Dawn for Node asks whether the device has answered in every turn of the event loop for as long as anything is outstanding. On a
 * software adapter that takes a core from the threads that compute the answer, so it asks once a millisecond instead. No option of
 * its says how often: it looks `setImmediate` up on the global object each time.
 */
function askPatiently(): void {
  const ask = (callback: (...given: unknown[]) => void, ...given: unknown[]) => setTimeout(callback, 1, ...given)
  Object.assign(globalThis, { setImmediate: ask })
}

// Dawn's devices live only as long as the object that they came from.
const instances: GPU[] = []

/** A fresh device and its adapter's name. Throws where WGSL cannot run, and says what to install. */
export async function openGpuDevice(): Promise<{ device: GPUDevice; adapter: string }> {
  for (const swiftShader of [false, true]) {
    if (swiftShader ? process.platform !== 'linux' : !hasVulkanDriver()) continue
    if (swiftShader) useSwiftShader()
    const gpu = create([])
    const adapter = await gpu.requestAdapter()
    if (!adapter) continue
    instances.push(gpu)
    askPatiently()
    return { device: await adapter.requestDevice(), adapter: `${adapter.info.vendor} ${adapter.info.description}`.trim() }
  }
  throw new Error('Dawn found no GPU adapter, so WGSL cannot run: install a Vulkan driver, or Chromium, whose SwiftShader is one.')
}
