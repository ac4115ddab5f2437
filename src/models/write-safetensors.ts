/** Writes safetensors files: eight bytes of header length, a JSON header, then the tensors' bytes (github.com/huggingface/safetensors, "Format"). */

export interface NamedTensor {
  readonly name: string
  readonly shape: readonly number[]
  /** Row-major; as many as the shape says. */
  readonly data: Float32Array
}

/** As PyTorch's loaders expect to find it said. */
const ORIGIN = { format: 'pt' }
const ALIGNMENT = 8

/** A file of float32 tensors, in the order given. Throws RangeError where a shape and its numbers do not go together, or two tensors have one name. */
export function writeSafetensors(tensors: readonly NamedTensor[], metadata: Readonly<Record<string, string>> = {}): Uint8Array<ArrayBuffer> {
  const entries: Record<string, unknown> = { __metadata__: { ...ORIGIN, ...metadata } }
  let end = 0
  for (const { name, shape, data } of tensors) {
    if (shape.reduce((product, size) => product * size, 1) !== data.length) throw new RangeError(`“${name}” of shape [${shape.join(', ')}] was given ${data.length} numbers`)
    if (Object.hasOwn(entries, name)) throw new RangeError(`Two tensors are called “${name}”`)
    entries[name] = { dtype: 'F32', shape, data_offsets: [end, (end += 4 * data.length)] }
  }
  const json = new TextEncoder().encode(JSON.stringify(entries))
  const header = Math.ceil(json.length / ALIGNMENT) * ALIGNMENT
  const bytes = new Uint8Array(8 + header + end)
  const view = new DataView(bytes.buffer)
  view.setBigUint64(0, BigInt(header), true)
  bytes.fill(0x20, 8 + json.length, 8 + header) // the header may end in spaces
  bytes.set(json, 8)
  let at = 8 + header
  for (const { data } of tensors) {
    for (const value of data) {
      view.setFloat32(at, value, true)
      at += 4
    }
  }
  return bytes
}
