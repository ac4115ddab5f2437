/** Kernels with one workgroup a row, whose threads agree on sums and maxima over it. */
import { folded, shader, type Call, type Shader } from '../kernel.ts'
import { asRows, type Shape } from '../shape.ts'

/** Threads of a row. */
const WIDTH = 64

const agree = (name: string, combine: string) => `
fn ${name}(mine: f32, thread: u32) -> f32 {
  shared_values[thread] = mine;
  for (var half = ${WIDTH / 2}u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (thread < half) { shared_values[thread] = ${combine}; }
  }
  workgroupBarrier();
  let all = shared_values[0];
  workgroupBarrier();
  return all;
}`

interface RowSource {
  readonly name: string
  readonly reads: readonly string[]
  readonly scalars?: readonly string[]
  /** Sees `row_start`, the row's first index, and `thread`; loops by `each`; uses row_sum and row_max. */
  readonly body: string
}

/** `for (each element i of the thread's share)`. */
export const each = (body: string): string => `for (var i = row_start + thread; i < row_start + parameters.columns; i += ${WIDTH}u) { ${body} }`

/** A shader over rows, with the sizes `rows` and `columns`; rows beyond the last are computed as the last and come to the same. */
export function rowShader({ name, reads, scalars = [], body }: RowSource): Shader {
  return shader({
    name,
    reads,
    writes: ['out'],
    sizes: ['rows', 'columns'],
    scalars,
    declarations: `var<workgroup> shared_values: array<f32, ${WIDTH}>;
${agree('row_sum', 'shared_values[thread] + shared_values[thread + half]')}
${agree('row_max', 'max(shared_values[thread], shared_values[thread + half])')}`,
    workgroupSize: [WIDTH],
    body: `  let thread = local.x;
  let row_start = min(group.x + group.y * groups.x, parameters.rows - 1u) * parameters.columns;
${body}`,
  })
}

/** A call of such a kernel on the rows of a shape. */
export function forEachRow(kernel: Shader, shape: Shape, scalars: readonly number[], compute: Call['compute']): Call {
  const { rows, columns } = asRows(shape)
  return { shader: kernel, sizes: [rows, columns], scalars, workgroups: folded(rows), compute }
}
