/** Field numbers and element types of onnx.proto, as far as they are needed here. */

export const MODEL = { graph: 7 } as const
export const GRAPH = { node: 1, initializer: 5, input: 11, output: 12 } as const
export const NODE = { input: 1, output: 2, name: 3, operator: 4, attribute: 5, domain: 7 } as const
export const ATTRIBUTE = { name: 1, float: 2, int: 3, string: 4, tensor: 5, graph: 6, ints: 8, graphs: 11, type: 20 } as const
export const TENSOR = { dims: 1, type: 2, floats: 4, int32s: 5, int64s: 7, name: 8, raw: 9, doubles: 10, external: 13, location: 14 } as const
export const ENTRY = { key: 1, value: 2 } as const
export const VALUE = { name: 1, type: 2 } as const
/** From a value to its dimensions: type, tensor type, shape, dimension. */
export const VALUE_TO_DIMENSION: readonly number[] = [2, 1, 2, 1]
export const DIMENSION = { size: 1, name: 2 } as const

/** TensorProto.DataType. */
export const TYPE = { float: 1, int8: 3, int64: 7, bool: 9, half: 10, double: 11, bfloat16: 16 } as const
