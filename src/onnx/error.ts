/** An ONNX file that cannot be read, or that has no head of a kind that can be trained: what was found, and what to do. */
export class OnnxError extends Error {
  override readonly name = 'OnnxError'
}
