/** What may stand where a plan names a model, and is not one model. */

/** First stages alone. */
export const NONE = 'none'

/** What `embedded` stands for, the one that is fastest to show something first. */
export const EMBEDDED_PAIR = ['embedded/bi-encoder', 'embedded/reranker'] as const
