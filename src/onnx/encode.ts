/** Writes the protobuf wire format: the few fields that a patch adds. */

/** A length-delimited field: bytes, a text, or a message made of further fields. */
export function bytesField(number: number, ...content: readonly (Uint8Array | string)[]): Uint8Array {
  const parts = content.map((part) => (typeof part === 'string' ? encoder.encode(part) : part))
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  return concatenated([varint(number * 8 + 2), varint(length), ...parts])
}

/** A varint field. `value` is a whole number from 0. */
export function integerField(number: number, value: number): Uint8Array {
  return concatenated([varint(number * 8), varint(value)])
}

export function varint(value: number): Uint8Array {
  const digits: number[] = []
  let rest = value
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) digits.push((rest % 0x80) | 0x80)
  return Uint8Array.from([...digits, rest])
}

export function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const encoder = new TextEncoder()
