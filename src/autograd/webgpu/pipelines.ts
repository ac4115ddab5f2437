/** Compiled kernels, kept by their text: a shape changes parameters, not shaders, so a run compiles each once. */
import type { Shader } from '../kernel.ts'
import type { GpuDevice, GpuPipeline, GpuShaderModule, Opaque } from './device.ts'
import { ShaderError, type Failures } from './failures.ts'

export interface Compiled {
  /** Its place among the pipelines. */
  readonly number: number
  readonly pipeline: GpuPipeline
  readonly layout: Opaque
}

export class Pipelines {
  readonly #device: GpuDevice
  readonly #failures: Failures
  readonly #compiled = new Map<string, Compiled>()

  constructor(device: GpuDevice, failures: Failures) {
    this.#device = device
    this.#failures = failures
  }

  /** The pipeline of a shader. A text that does not compile is noted as a ShaderError. */
  get({ name, text }: Shader): Compiled {
    const known = this.#compiled.get(text)
    if (known) return known
    const module: GpuShaderModule = this.#failures.watch('validation', () => this.#device.createShaderModule({ code: text }), async (message) => {
      const { messages } = await module.getCompilationInfo()
      const lines = [...messages].filter(({ type }) => type === 'error').map((found) => `line ${found.lineNum}: ${found.message}`)
      return new ShaderError(`The kernel “${name}” does not compile: ${lines.length > 0 ? lines.join('; ') : message}`, text)
    })
    const pipeline = this.#failures.watch(
      'validation',
      () => this.#device.createComputePipeline({ layout: 'auto', compute: { module, entryPoint: 'main' } }),
      (message) => new ShaderError(`The device takes no pipeline of the kernel “${name}”: ${message}`, text),
    )
    const compiled = { number: this.#compiled.size, pipeline, layout: pipeline.getBindGroupLayout(0) }
    this.#compiled.set(text, compiled)
    return compiled
  }
}
