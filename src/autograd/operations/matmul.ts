/** Matrix products, of stacks of matrices too, with either side transposed where it lies. */
import { shader, type Numbers, type Shader } from '../kernel.ts'
import { describe, sameShape, ShapeError, type Shape } from '../shape.ts'
import type { Operation, Tensor, Two } from '../tensor.ts'
import { multiplyPlain } from './matmul-plain.ts'
import { numbers } from './samples.ts'

export interface Transposed {
  readonly transposeA?: boolean
  readonly transposeB?: boolean
}

/** out [batch, m, n] = Σ over k. Throws ShapeError. */
function extents(a: Shape, b: Shape, { transposeA = false, transposeB = false }: Transposed): { stack: Shape; m: number; n: number; k: number } {
  const [first = 0, second = 0] = a.slice(-2)
  const [third = 0, fourth = 0] = b.slice(-2)
  const [m, k] = transposeA ? [second, first] : [first, second]
  const [other, n] = transposeB ? [fourth, third] : [third, fourth]
  const stack = a.slice(0, -2)
  if (a.length < 2 || b.length < 2 || k !== other || !sameShape(stack, b.slice(0, -2)))
    throw new ShapeError(`${describe(a)}${transposeA ? ' transposed' : ''} cannot be multiplied with ${describe(b)}${transposeB ? ' transposed' : ''}.`)
  return { stack, m, n, k }
}

/** A workgroup makes a square of the output this wide, each of its 64 threads 4 × 4 of it, passing k in slices as deep. */
const TILE = 32

const four = (value: (part: number) => string, separator = '\n    ') => [0, 1, 2, 3].map(value).join(separator)

/**
 * Four neighbours along a row of a matrix; what lies outside counts as 0. Where all rows are multiples of four the
 * buffers are bound as vec4, which is one load instead of four.
 */
function fetch(matrix: string, vec4: boolean): string {
  const body = vec4
    ? `if (row < rows && column < columns) { found = ${matrix}[(start + row * columns + column) / 4u]; }`
    : `if (row < rows) {
    let at = start + row * columns + column;
    ${four((part) => `if (column + ${part}u < columns) { found[${part}] = ${matrix}[at + ${part}u]; }`)}
  }`
  return `fn fetch_${matrix}(start: u32, row: u32, column: u32, rows: u32, columns: u32) -> vec4f {
  var found = vec4f();
  ${body}
  return found;
}`
}

/**
 * Copies a tile of a matrix, each thread 4 × 4 of it, into `${matrix}_tile`: at each depth the numbers along the output's edge, as
 * fours. Where they lie along the depth instead, the thread turns its square first, so that memory is written in whole fours.
 */
function stage(matrix: string, edge: string, alongEdge: boolean): string {
  const from = alongEdge
    ? (part: number) => `fetch_${matrix}(${matrix}_start, slice + 4u * local.y + ${part}u, ${edge}_start + 4u * local.x, parameters.k, parameters.${edge})`
    : (part: number) => `fetch_${matrix}(${matrix}_start, ${edge}_start + 4u * local.y + ${part}u, slice + 4u * local.x, parameters.${edge}, parameters.k)`
  const square = `mat4x4f(${four(from, ', ')})`
  const [depth, along] = alongEdge ? ['local.y', 'local.x'] : ['local.x', 'local.y']
  return `let ${matrix}_square = ${alongEdge ? square : `transpose(${square})`};
    ${four((part) => `${matrix}_tile[(4u * ${depth} + ${part}u) * ${TILE / 4}u + ${along}] = ${matrix}_square[${part}];`)}`
}

function write(source: { transposeA: boolean; transposeB: boolean; vec4: boolean }): Shader {
  const { transposeA, transposeB, vec4 } = source
  const type = vec4 ? ': array<vec4f>' : ''
  return shader({
    name: `matmul${transposeA ? ' A transposed' : ''}${transposeB ? ' B transposed' : ''}${vec4 ? ' vec4' : ''}`,
    reads: [`a${type}`, `b${type}`],
    writes: [`out${type}`],
    sizes: ['m', 'n', 'k'],
    declarations: `var<workgroup> a_tile: array<vec4f, ${(TILE * TILE) / 4}>;
var<workgroup> b_tile: array<vec4f, ${(TILE * TILE) / 4}>;
${fetch('a', vec4)}
${fetch('b', vec4)}`,
    workgroupSize: [TILE / 4, TILE / 4],
    body: `  let m_start = group.y * ${TILE}u;
  let n_start = group.x * ${TILE}u;
  let a_start = group.z * parameters.m * parameters.k;
  let b_start = group.z * parameters.k * parameters.n;
  ${four((row) => `var sum${row} = vec4f();`, ' ')}
  for (var slice = 0u; slice < parameters.k; slice += ${TILE}u) {
    ${stage('a', 'm', transposeA)}
    ${stage('b', 'n', !transposeB)}
    workgroupBarrier();
    for (var depth = 0u; depth < ${TILE}u; depth++) {
      let left = a_tile[depth * ${TILE / 4}u + local.y];
      let right = b_tile[depth * ${TILE / 4}u + local.x];
      ${four((row) => `sum${row} += left[${row}] * right;`, ' ')}
    }
    workgroupBarrier();
  }
  let column = n_start + local.x * 4u;
  ${four((row) => `{
    let y = m_start + local.y * 4u + ${row}u;
    let at = (group.z * parameters.m + y) * parameters.n + column;
    if (y < parameters.m) { ${vec4 ? `if (column < parameters.n) { out[at / 4u] = sum${row}; }` : four((part) => `if (column + ${part}u < parameters.n) { out[at + ${part}u] = sum${row}[${part}]; }`, ' ')} }
  }`, '\n  ')}`,
  })
}

const both = [false, true]
const shaders = new Map(
  both.flatMap((transposeA) => both.flatMap((transposeB) => both.map((vec4) => [key(transposeA, transposeB, vec4), write({ transposeA, transposeB, vec4 })] as const))),
)
function key(...flags: boolean[]): string {
  return flags.map(Number).join('')
}

export const multiplicationOfMatrices: Operation<Two, Transposed> = {
  name: 'matmul',
  shape([a, b], attributes) {
    const { stack, m, n } = extents(a, b, attributes)
    return [...stack, m, n]
  },
  call([aShape, bShape], _, attributes) {
    const { stack, m, n, k } = extents(aShape, bShape, attributes)
    const { transposeA = false, transposeB = false } = attributes
    const vec4 = [aShape.at(-1), bShape.at(-1), n].every((width = 1) => width % 4 === 0)
    const batch = stack.reduce((count, size) => count * size, 1)
    const chosen = shaders.get(key(transposeA, transposeB, vec4))
    if (!chosen) throw new Error('No such matmul.')
    return {
      shader: chosen,
      sizes: [m, n, k],
      workgroups: [Math.ceil(n / TILE), Math.ceil(m / TILE), batch],
      compute(a: Numbers, b: Numbers, out: Numbers) {
        for (let at = 0; at < batch; at++)
          multiplyPlain(a.subarray(at * m * k, (at + 1) * m * k), b.subarray(at * k * n, (at + 1) * k * n), out.subarray(at * m * n, (at + 1) * m * n), { m, n, k, transposeA, transposeB })
      },
    }
  },
  backward: [
    // out = A B: dA = g Bᵀ and dB = Aᵀ g, each as it has to lie.
    ({ gradient, inputs: [, b], attributes: { transposeA = false, transposeB = false } }) =>
      transposeA ? matmul(b, gradient, { transposeA: transposeB, transposeB: true }) : matmul(gradient, b, { transposeB: !transposeB }),
    ({ gradient, inputs: [a], attributes: { transposeA = false, transposeB = false } }) =>
      transposeB ? matmul(gradient, a, { transposeA: true, transposeB: transposeA }) : matmul(a, gradient, { transposeA: !transposeA }),
  ],
  samples: [
    { inputs: [numbers([3, 5], 31), numbers([5, 7], 32)], attributes: {} },
    { inputs: [numbers([8, 36], 33), numbers([12, 36], 34)], attributes: { transposeB: true } },
    { inputs: [numbers([20, 36], 35), numbers([20, 40], 36)], attributes: { transposeA: true } },
    { inputs: [numbers([5, 3], 37), numbers([7, 5], 38)], attributes: { transposeA: true, transposeB: true } },
    { inputs: [numbers([12, 36], 39), numbers([40, 12], 40)], attributes: { transposeA: true, transposeB: true } },
    { inputs: [numbers([2, 3, 5, 4], 41), numbers([2, 3, 4, 6], 42)], attributes: {} },
  ],
}

/** a [.., m, k] · b [.., k, n] = [.., m, n]; a transposed side is given as [.., k, m] or [.., n, k]. Leading dimensions are equal. */
export const matmul = (a: Tensor, b: Tensor, attributes: Transposed = {}): Tensor => a.tape.apply(multiplicationOfMatrices, [a, b], attributes)
