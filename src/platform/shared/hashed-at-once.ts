/** Bytes of a file that is hashed in a moment; a larger one takes a second per few hundred megabytes. */
export const HASHED_AT_ONCE = 1 << 26
