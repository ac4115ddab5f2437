/** Compiled kernels, kept by their text: a shape changes parameters, not shaders, so a run compiles each once. */
import type { Shader } from '../kernel.ts'
import type { GpuDevice, GpuPipeline, GpuShaderModule, Opaque } from './device.ts'
import { ShaderError, type Failures } from './failures.ts'

export interface Compiled {
  /** Its place among the pipelines. */
  readonly number: number
  readonly layout: Opaque
  readonly pipeline: GpuPipeline
}

export class Pipelines {
  readonly #device: GpuDevice
  readonly #failures: Failures
  readonly #compiled = new Map<string, Compiled>()

  constructor(device: GpuDevice, failures: Failures) {
    this.#device = device
    this.#failures = failures
  }

  /** The pipeline of a shader. A text that the device does not take is noted as a ShaderError. */
  get({ name, text }: Shader): Compiled {
    const known = this.#compiled.get(text)
    if (known) return known
    // The scope around both hears of the pipeline's error only after the module's own, which says more.
    const made: { module?: GpuShaderModule } = {}
    const compiled = this.#failures.watch(
      () => {
        made.module = this.#device.createShaderModule({ code: text })
        const pipeline = this.#device.createComputePipeline({ layout: 'auto', compute: { module: made.module, entryPoint: 'main' } })
        return { number: this.#compiled.size, pipeline, layout: pipeline.getBindGroupLayout(0) }
      },
      async (message) => {
        const found = [...((await made.module?.getCompilationInfo())?.messages ?? [])].filter(({ type }) => type === 'error')
        const reasons = found.map(({ lineNum, message: reason }) => `line ${lineNum}: ${reason}`).join('; ')
        return new ShaderError(`The kernel “${name}” does not compile: ${reasons === '' ? message : reasons}`, text)
      },
    )
    this.#compiled.set(text, compiled)
    return compiled
  }
}
