/** One vector a text out of its tokens' vectors: what sentence-transformers' Pooling and Normalize modules do. */

/** A graph's output, row-major. */
export interface Vectors {
  readonly dims: readonly number[]
  readonly data: Float32Array
}

/** Which tokens of a batch are real: row-major [rows, length], 1 or 0. */
export interface Mask {
  readonly rows: number
  readonly length: number
  readonly attentionMask: Int32Array
}

/**
 * Pools token vectors [rows, length, width] to [rows, width]: the mean over real tokens (special ones included), or the
 * first token's vector. Sums are float64, results float32. Throws RangeError for another shape.
 */
export function poolTokens({ dims, data }: Vectors, { rows, length, attentionMask }: Mask, pooling: 'mean' | 'cls'): Float32Array {
  const width = dims[2] ?? 0
  if (dims.length !== 3 || dims[0] !== rows || dims[1] !== length || data.length !== rows * length * width) {
    throw new RangeError(`Expected token vectors of shape [${rows}, ${length}, width], got [${dims.join(', ')}]`)
  }
  const pooled = new Float32Array(rows * width)
  const sum = new Float64Array(width)
  for (let row = 0; row < rows; row++) {
    const first = row * length * width
    if (pooling === 'cls') {
      pooled.set(data.subarray(first, first + width), row * width)
      continue
    }
    let count = 0
    sum.fill(0)
    for (let token = 0; token < length; token++) {
      if (attentionMask[row * length + token] === 0) continue
      count++
      const at = first + token * width
      for (let i = 0; i < width; i++) sum[i] = (sum[i] as number) + (data[at + i] as number)
    }
    for (let i = 0; i < width; i++) pooled[row * width + i] = (sum[i] as number) / Math.max(count, 1e-9)
  }
  return pooled
}

/** Scales a vector to length 1 in place; a zero vector stays zero (PyTorch's `normalize` divides by at least 1e-12). */
export function normalize(vector: Float32Array): Float32Array {
  const length = Math.max(Math.sqrt(dot(vector, vector)), 1e-12)
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) / length
  return vector
}

/** Summed in float64: the cosine where both are normalised. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}
