/** Who takes part, by the names that the table has. */
export const names = {
  fp32: 'Rerank Lab, fp32',
  int8: 'Rerank Lab, int8',
  perQuery: 'transformers.js, a call per query',
  inThirtyTwos: 'transformers.js, batches of 32',
  quantised: 'transformers.js, a call per query, int8',
  nodePerQuery: 'onnxruntime-node, a call per query',
  nodeBest: 'onnxruntime-node, by length',
} as const
