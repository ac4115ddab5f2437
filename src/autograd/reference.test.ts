/** Every case of PyTorch's: outputs and gradients on both backends. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { gpuBackend } from '../../scripts/gpu-backend.ts'
import { sharedFolder } from '../../scripts/shared.ts'
import type { Backend } from './backend.ts'
import { PlainBackend } from './plain/backend.ts'
import { checkPyTorchCase, type PyTorchCase } from './testing/pytorch-case.ts'

// SwiftShader compiles a kernel in a second or two on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

describe.skipIf(sharedFolder === undefined)('PyTorch’s values', async () => {
  const backends: readonly Backend[] = [new PlainBackend(), await gpuBackend()]
  const { cases } = sharedFolder === undefined ? { cases: [] } : (JSON.parse(readFileSync(path.join(sharedFolder, 'reference/autograd/operations.json'), 'utf8')) as { cases: PyTorchCase[] })
  const worst = new Map<string, number>()

  for (const [index, example] of cases.entries())
    for (const backend of backends)
      test(`${index}: ${example.op} ${JSON.stringify(example.attrs)} ${JSON.stringify(example.output.shape)} on ${backend.kind}`, async () => {
        const off = await checkPyTorchCase(backend, example, 1e-4)
        worst.set(backend.kind, Math.max(worst.get(backend.kind) ?? 0, off))
        expect(backend.buffersInUse).toBe(0)
      })

  afterAll(() => console.info('Worst relative deviation from PyTorch:', Object.fromEntries(worst)))
})
