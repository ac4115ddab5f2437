/** The matrix product in TypeScript: both sides laid out along k, then 4 × 4 sums at a time, which stay in registers. */
import type { Numbers } from '../kernel.ts'

interface Extents {
  readonly m: number
  readonly n: number
  readonly k: number
  readonly transposeA: boolean
  readonly transposeB: boolean
}

/** `lines` lines of `k` numbers each, padded with lines of zeros to a multiple of four. */
function alongDepth(matrix: Numbers, lines: number, k: number, lie: boolean): Numbers {
  const padded = Math.ceil(lines / 4) * 4
  if (lie && padded === lines) return matrix
  const packed = matrix instanceof Float32Array ? new Float32Array(padded * k) : new Float64Array(padded * k)
  if (lie) packed.set(matrix)
  // In blocks, so that what is read down the columns is still near when the next column is read.
  else
    for (let block = 0; block < lines; block += 16)
      for (let depth = 0; depth < k; depth++)
        for (let line = block; line < Math.min(block + 16, lines); line++) packed[line * k + depth] = matrix[depth * lines + line] as number
  return packed
}

/** out [m, n] = a · b. Sums are kept in float64. */
export function multiplyPlain(a: Numbers, b: Numbers, out: Numbers, { m, n, k, transposeA, transposeB }: Extents): void {
  const rows = alongDepth(a, m, k, !transposeA)
  const columns = alongDepth(b, n, k, transposeB)
  const sums = new Float64Array(16)
  for (let column = 0; column < n; column += 4) {
    for (let row = 0; row < m; row += 4) {
      fourByFour(rows, row * k, columns, column * k, k, sums)
      const height = Math.min(4, m - row)
      const width = Math.min(4, n - column)
      for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) out[(row + y) * n + column + x] = sums[y * 4 + x] as number
    }
  }
}

function fourByFour(a: Numbers, aStart: number, b: Numbers, bStart: number, k: number, sums: Float64Array): void {
  let s00 = 0, s01 = 0, s02 = 0, s03 = 0
  let s10 = 0, s11 = 0, s12 = 0, s13 = 0
  let s20 = 0, s21 = 0, s22 = 0, s23 = 0
  let s30 = 0, s31 = 0, s32 = 0, s33 = 0
  const a1 = aStart + k, a2 = a1 + k, a3 = a2 + k
  const b1 = bStart + k, b2 = b1 + k, b3 = b2 + k
  for (let i = 0; i < k; i++) {
    const p0 = a[aStart + i] as number, p1 = a[a1 + i] as number, p2 = a[a2 + i] as number, p3 = a[a3 + i] as number
    const q0 = b[bStart + i] as number, q1 = b[b1 + i] as number, q2 = b[b2 + i] as number, q3 = b[b3 + i] as number
    s00 += p0 * q0; s01 += p0 * q1; s02 += p0 * q2; s03 += p0 * q3
    s10 += p1 * q0; s11 += p1 * q1; s12 += p1 * q2; s13 += p1 * q3
    s20 += p2 * q0; s21 += p2 * q1; s22 += p2 * q2; s23 += p2 * q3
    s30 += p3 * q0; s31 += p3 * q1; s32 += p3 * q2; s33 += p3 * q3
  }
  sums[0] = s00; sums[1] = s01; sums[2] = s02; sums[3] = s03
  sums[4] = s10; sums[5] = s11; sums[6] = s12; sums[7] = s13
  sums[8] = s20; sums[9] = s21; sums[10] = s22; sums[11] = s23
  sums[12] = s30; sums[13] = s31; sums[14] = s32; sums[15] = s33
}
