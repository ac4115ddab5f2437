/** What a backend runs: one piece of work, written twice, as WGSL and as plain TypeScript. */

/** The numbers of a tensor on the TypeScript backend; float64 there serves the gradient checks. */
export type Numbers = Float32Array | Float64Array

/** A compute shader with the interface that is written for it. One object per text, made once, since pipelines are kept by it. */
export interface Shader {
  readonly name: string
  /** The whole module. */
  readonly text: string
  readonly hasParameters: boolean
}

/** One run of a kernel. */
export interface Call {
  readonly shader: Shader
  /** The values of the shader's `sizes` (u32), in its order. */
  readonly sizes: readonly number[]
  /** The values of the shader's `scalars` (f32), in its order. */
  readonly scalars?: readonly number[]
  readonly workgroups: readonly [x: number, y: number, z: number]
  /** The same work in TypeScript, on what is read and then what is written. Written memory may hold anything before: all of it must be set. */
  compute(...buffers: Numbers[]): void
}

interface ShaderSource {
  readonly name: string
  /** Buffers that are only read, bound in this order. A type other than array<f32> stands behind a colon. */
  readonly reads: readonly string[]
  /** Buffers that are written, and may be read. */
  readonly writes: readonly string[]
  /** Fields of `parameters`. */
  readonly sizes?: readonly string[]
  readonly scalars?: readonly string[]
  /** Module-level WGSL: functions and workgroup variables. */
  readonly declarations?: string
  readonly workgroupSize: readonly number[]
  /** The entry point's body; it sees `id`, `local`, `group` and `groups`. */
  readonly body: string
}

/** Writes the bindings and the entry point around a kernel's body. */
export function shader({ name, reads, writes, sizes = [], scalars = [], declarations = '', workgroupSize, body }: ShaderSource): Shader {
  const fields = [...sizes.map((field) => `${field}: u32`), ...scalars.map((field) => `${field}: f32`)]
  const buffer = (access: string) => (declared: string) => {
    const [label = '', type = 'array<f32>'] = declared.split(': ')
    return `var<storage, ${access}> ${label}: ${type};`
  }
  const bindings = [...reads.map(buffer('read')), ...writes.map(buffer('read_write'))]
  if (fields.length > 0) bindings.push('var<uniform> parameters: Parameters;')
  return {
    name,
    hasParameters: fields.length > 0,
    text: `// ${name}
${fields.length > 0 ? `struct Parameters { ${fields.join(', ')} }` : ''}
${bindings.map((binding, index) => `@group(0) @binding(${index}) ${binding}`).join('\n')}
${declarations}
@compute @workgroup_size(${workgroupSize.join(', ')})
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(local_invocation_id) local: vec3u,
  @builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u) {
${body}
}`,
  }
}

/** A dimension of a dispatch may have 65,535 workgroups; more go into a second one. */
const WIDEST = 32_768

/** `count` workgroups, folded into two dimensions; the body finds its own as `group.x + group.y * groups.x`. */
export function folded(count: number): Call['workgroups'] {
  return [Math.min(count, WIDEST), Math.ceil(count / WIDEST), 1]
}

/** Threads of a workgroup where each makes one number. */
const THREADS = 128

/** A kernel in which thread `i` writes `out[i]`, or element i of each of `writes`; its first size is `count`, how many there are. */
export function eachElement(source: Omit<ShaderSource, 'writes' | 'workgroupSize'> & { readonly writes?: readonly string[] }): Shader {
  return shader({
    ...source,
    writes: source.writes ?? ['out'],
    sizes: ['count', ...(source.sizes ?? [])],
    workgroupSize: [THREADS],
    body: `  let i = id.x + id.y * groups.x * ${THREADS}u;
  if (i >= parameters.count) { return; }
${source.body}`,
  })
}

/** A call of an `eachElement` kernel on `count` elements; `sizes` and `scalars` are those it declared itself. */
export function forEachElement(kernel: Shader, count: number, parameters: { sizes?: readonly number[]; scalars?: readonly number[] }, compute: Call['compute']): Call {
  const { sizes = [], scalars = [] } = parameters
  return { shader: kernel, sizes: [count, ...sizes], scalars, workgroups: folded(Math.ceil(count / THREADS)), compute }
}
