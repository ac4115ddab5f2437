/** Stands where a grade would for a document that nobody judged. Grades may be negative, so 0 or -1 would not do. */
export const UNJUDGED = -0x80000000
