/** A graph of one float input, run by onnxruntime-web in Node. For tests of what graphs compute. */
import * as ort from 'onnxruntime-web'

/** Gives the output of that name for `x`, [rows, width]. */
export async function runGraph(graph: Uint8Array, x: Float32Array, width: number, output = 'y'): Promise<Float32Array> {
  ort.env.wasm.numThreads = 1
  ort.env.logLevel = 'error'
  const session = await ort.InferenceSession.create(graph, { executionProviders: ['wasm'] })
  try {
    const found = (await session.run({ x: new ort.Tensor('float32', x, [x.length / width, width]) }, [output]))[output]
    if (found?.type !== 'float32') throw new Error(`${output} is ${found?.type ?? 'missing'}`)
    return found.data as Float32Array
  } finally {
    await session.release()
  }
}
