/** The matrix product in TypeScript: both sides laid out in panels of four lines, then 4 × 4 sums at a time. */
import type { Numbers } from '../kernel.ts'

interface Extents {
  readonly m: number
  readonly n: number
  readonly k: number
  readonly transposeA: boolean
  readonly transposeB: boolean
}

/**
 * Rows of a, or columns of b, four by four: at each depth the numbers of four neighbours lie together, zeros where there are fewer.
 * In float64, so that the sums' loop converts nothing and sees one type whatever a backend's precision is.
 */
function panels(matrix: Numbers, lines: number, k: number, lie: boolean): Float64Array {
  const packed = new Float64Array(Math.ceil(lines / 4) * 4 * k)
  const [line, depth] = lie ? [k, 1] : [1, lines]
  for (let at = 0; at < lines; at++) {
    const start = at * line
    const first = (at - (at % 4)) * k + (at % 4)
    for (let i = 0; i < k; i++) packed[first + 4 * i] = matrix[start + depth * i] as number
  }
  return packed
}

/** out [m, n] = a · b. Sums are kept in float64. */
export function multiplyPlain(a: Numbers, b: Numbers, out: Numbers, { m, n, k, transposeA, transposeB }: Extents): void {
  const rows = panels(a, m, k, !transposeA)
  const columns = panels(b, n, k, transposeB)
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

function fourByFour(a: Float64Array, aStart: number, b: Float64Array, bStart: number, k: number, sums: Float64Array): void {
  let s00 = 0, s01 = 0, s02 = 0, s03 = 0
  let s10 = 0, s11 = 0, s12 = 0, s13 = 0
  let s20 = 0, s21 = 0, s22 = 0, s23 = 0
  let s30 = 0, s31 = 0, s32 = 0, s33 = 0
  for (let p = aStart, q = bStart; p < aStart + 4 * k; p += 4, q += 4) {
    const p0 = a[p] as number, p1 = a[p + 1] as number, p2 = a[p + 2] as number, p3 = a[p + 3] as number
    const q0 = b[q] as number, q1 = b[q + 1] as number, q2 = b[q + 2] as number, q3 = b[q + 3] as number
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
