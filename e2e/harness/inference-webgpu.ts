/** The GPU's realm as the product ships it, of whose device this file keeps hold, so that a test can destroy it. */
import { DESTROY_DEVICE } from './destroy-device.ts'
import '../../workers/inference-webgpu.ts'

let device: GPUDevice | null = null

if ('gpu' in navigator) {
  const requestDevice = GPUAdapter.prototype.requestDevice
  GPUAdapter.prototype.requestDevice = async function (this: GPUAdapter, descriptor?: GPUDeviceDescriptor) {
    return (device = await requestDevice.call(this, descriptor))
  }
}

new BroadcastChannel(DESTROY_DEVICE).onmessage = () => device?.destroy()
