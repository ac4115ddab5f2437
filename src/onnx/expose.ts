/** Makes any tensor inside a graph an output of it. */
import { bytesField, concatenated } from './encode.ts'
import { OnnxError } from './error.ts'
import { openGraph } from './graph.ts'
import { GRAPH, MODEL, VALUE } from './schema.ts'

/**
 * The file with one field more: a message's field may stand twice and is merged, so a second `graph` that holds
 * one output adds it. The runtime infers its type. Throws OnnxError where nothing in the graph makes that tensor.
 */
export function exposeTensor(bytes: Uint8Array, name: string): Uint8Array {
  const { outputs, producers } = openGraph({ graph: bytes })
  if (outputs.includes(name)) return bytes
  if (name === '' || !producers.has(name)) throw new OnnxError(`No node of the graph makes "${name}"`)
  return concatenated([bytes, bytesField(MODEL.graph, bytesField(GRAPH.output, bytesField(VALUE.name, name)))])
}
