/** The autograd's kernels in a page, on the browser's own WebGPU: see e2e/autograd.spec.ts. */
import { operations } from '../../src/autograd/operations/table.ts'
import { PlainBackend } from '../../src/autograd/plain/backend.ts'
import { assertClose } from '../../src/autograd/testing/close.ts'
import { checkPyTorchCase, type PyTorchCase } from '../../src/autograd/testing/pytorch-case.ts'
import { runSample } from '../../src/autograd/testing/sample-run.ts'
import { WebGpuBackend } from '../../src/autograd/webgpu/backend.ts'

export interface AutogradOutcome {
  readonly device: string
  readonly checked: number
  readonly failures: readonly string[]
  /** The worst relative deviation. */
  readonly worst: number
  readonly inUse: number
}

async function checkAll(cases: readonly PyTorchCase[]): Promise<AutogradOutcome> {
  const adapter = await navigator.gpu.requestAdapter()
  if (!adapter) throw new Error('This browser offers no WebGPU adapter.')
  const gpu = new WebGpuBackend(await adapter.requestDevice(), `${adapter.info.vendor} ${adapter.info.architecture}`)
  const oracle = new PlainBackend({ precision: 'float64' })
  const checks = [
    ...cases.map((example, index) => ({ name: `case ${index}: ${example.op}`, run: () => checkPyTorchCase(gpu, example, 1e-4) })),
    ...operations.flatMap((operation) =>
      operation.samples.map((sample, index) => ({
        name: `${operation.name} ${index}`,
        run: async () => {
          const [found, expected] = [await runSample(gpu, operation, sample), await runSample(oracle, operation, sample)]
          return Math.max(...found.map((values, place) => assertClose(place === 0 ? 'output' : `gradient ${place - 1}`, values, expected[place] ?? [], { relative: 1e-5, floor: 0.1 })))
        },
      })),
    ),
  ]
  const failures: string[] = []
  let worst = 0
  for (const { name, run } of checks) {
    try {
      worst = Math.max(worst, await run())
    } catch (failure) {
      failures.push(`${name}: ${String(failure)}`)
    }
  }
  return { device: gpu.device, checked: checks.length, failures, worst, inUse: gpu.buffersInUse }
}

declare global {
  interface Window {
    checkAutograd: typeof checkAll
  }
}
window.checkAutograd = checkAll
