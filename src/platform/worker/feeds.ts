/** A batch of token ids as the tensors that a graph names. */
import type * as Ort from 'onnxruntime-web'
import type { TokenBatch } from '../../scoring/ports.ts'

type TensorMaker = Pick<typeof Ort, 'Tensor'>
type Inputs = readonly Ort.InferenceSession.ValueMetadata[]

/**
 * Feeds for exactly the inputs that the graph has. Static embeddings of sentence-transformers and model2vec take flat
 * ids with the offset of each row, without padding; everything else takes [rows, length].
 * Throws for an input that a text model does not have.
 */
export function feedsFor(ort: TensorMaker, inputs: Inputs, batch: TokenBatch): Record<string, Ort.Tensor> {
  const flat = inputs.some(({ name }) => name === 'offsets') ? flatten(batch) : null
  return Object.fromEntries(
    inputs.map((input) => {
      if (!input.isTensor) throw new Error(`The graph's input "${input.name}" is not a tensor`)
      if (flat !== null && input.name === 'input_ids') return [input.name, integers(ort, input.type, flat.ids, [flat.ids.length])]
      if (flat !== null && input.name === 'offsets') return [input.name, integers(ort, input.type, flat.offsets, [batch.rows])]
      const values = valuesOf(batch, input.name)
      if (values === undefined) throw new Error(`The graph wants an input "${input.name}", which a text encoder does not have`)
      return [input.name, integers(ort, input.type, values, [batch.rows, batch.length])]
    }),
  )
}

function valuesOf(batch: TokenBatch, name: string): Int32Array | undefined {
  switch (name) {
    case 'input_ids':
      return batch.inputIds
    case 'attention_mask':
      return batch.attentionMask
    case 'token_type_ids':
      return batch.tokenTypeIds
    case 'position_ids':
      return batch.attentionMask.map((_, i) => i % batch.length)
    default:
      return undefined
  }
}

function integers(ort: TensorMaker, type: string, values: Int32Array, dims: readonly number[]): Ort.Tensor {
  return type === 'int32' ? new ort.Tensor('int32', values, dims) : new ort.Tensor('int64', widened(values), dims)
}

/** Int32 as Int64, low word first, as every host of WebAssembly has it; a BigInt a token would be slower. */
function widened(values: Int32Array): BigInt64Array {
  const words = new Int32Array(values.length * 2)
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    words[2 * i] = value
    words[2 * i + 1] = value >> 31
  }
  return new BigInt64Array(words.buffer)
}

/** The ids under the mask, one row after another, and where each row starts. */
function flatten({ rows, length, inputIds, attentionMask }: TokenBatch): { ids: Int32Array; offsets: Int32Array } {
  const offsets = new Int32Array(rows)
  const ids = new Int32Array(inputIds.length)
  let at = 0
  for (let row = 0; row < rows; row++) {
    offsets[row] = at
    for (let i = row * length; i < (row + 1) * length; i++) if (attentionMask[i] === 1) ids[at++] = inputIds[i] as number
  }
  return { ids: ids.subarray(0, at), offsets }
}
