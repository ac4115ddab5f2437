/** A head's layers as they stand in a graph. */
import type { Node } from './graph.ts'
import type { Activation } from './layers.ts'

/** Where a layer's weights enter the graph: which input of which node, and the shape and type that the node wants. */
export interface Slot {
  /** The tensor's name. */
  readonly name: string
  readonly node: Node
  /** Index among the node's inputs. */
  readonly input: number
  readonly dims: readonly number[]
  /** TensorProto.DataType */
  readonly type: number
}

export interface DensePart {
  readonly kind: 'dense'
  /** Widths of what goes in and comes out. */
  readonly inputs: number
  readonly outputs: number
  readonly weight: Slot
  /** The weight lies as [outputs, inputs], PyTorch's order; else as [inputs, outputs]. */
  readonly outputsFirst: boolean
  readonly bias: Slot | undefined
  /** The tensor that it starts from. */
  readonly input: string
  /** Of a quantised layer: the nodes that a float one, in place of `weight.node`, makes superfluous. */
  readonly quantised?: readonly Node[]
}

export interface NormPart {
  readonly kind: 'layer-norm'
  readonly epsilon: number
  readonly weight: Slot
  readonly bias: Slot | undefined
  readonly input: string
}

export interface ActivationPart {
  readonly kind: 'activation'
  readonly activation: Activation
  readonly input: string
}

export type HeadPart = DensePart | NormPart | ActivationPart
