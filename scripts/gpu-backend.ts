/** The autograd's backend on Dawn for Node, for tests. */
import { WebGpuBackend } from '../src/autograd/webgpu/backend.ts'
import { openGpuDevice } from './gpu-device.ts'

let opening: Promise<WebGpuBackend> | undefined

/** One for all test files of a process: a software adapter takes seconds to compile a kernel that it runs in milliseconds. */
export const gpuBackend = (): Promise<WebGpuBackend> => (opening ??= openGpuDevice().then(({ device, adapter }) => new WebGpuBackend(device, adapter)))
