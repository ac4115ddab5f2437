/** Stands where a place in a list would for a candidate that no reranking reaches, because it or one before it has no score. */
export const UNREACHED = 0xffff_ffff
