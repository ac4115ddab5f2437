/**
 * A whole ONNX file of 53 bytes: y = Identity(x). onnxruntime-web loads its WebAssembly with the first session and offers
 * no other way to have it loaded before a model is there.
 */
const field = (number: number, ...bytes: readonly number[]) => [(number << 3) | 2, bytes.length, ...bytes]
const text = (number: number, value: string) => field(number, ...new TextEncoder().encode(value))
/** ValueInfoProto { name, type { tensor_type { elem_type: FLOAT } } }. */
const floats = (number: number, name: string) => field(number, ...text(1, name), ...field(2, ...field(1, 0x08, 1)))

const node = field(1, ...text(1, 'x'), ...text(2, 'y'), ...text(4, 'Identity'))
const graph = field(7, ...node, ...text(2, 'g'), ...floats(11, 'x'), ...floats(12, 'y'))

/** ModelProto { ir_version: 8, graph, opset_import { version: 13 } }. */
export const smallestGraph = Uint8Array.from([0x08, 8, ...graph, ...field(8, 0x10, 13)])
