/**
 * The scoring realm as the product ships it, with one thing that the product must not have: the test can take the GPU
 * away. It does so by keeping hold of the device that the runtime asks for, so that the code under test is untouched.
 */
import { expose } from 'comlink'
import { letErrorsCross } from '../../src/platform/shared/errors-cross.ts'
import { ortRuntime } from '../../src/platform/worker/ort-runtime.ts'
import { ScoreLedger } from '../../src/platform/worker/score-ledger.ts'
import { ScoringRealm } from '../../src/platform/worker/scoring-realm.ts'

let device: GPUDevice | null = null

if ('gpu' in navigator) {
  const requestDevice = GPUAdapter.prototype.requestDevice
  GPUAdapter.prototype.requestDevice = async function (this: GPUAdapter, descriptor?: GPUDeviceDescriptor) {
    return (device = await requestDevice.call(this, descriptor))
  }
}

export class HarnessRealm extends ScoringRealm {
  /** Throws where no device was asked for. */
  destroyDevice(): void {
    if (device === null) throw new Error('There is no device to destroy')
    device.destroy()
  }
}

letErrorsCross()
expose(new HarnessRealm(ortRuntime(), new ScoreLedger()))
