/** Reports that are not parts of one whole. The message says in what they differ, or what is missing. */
export class MergeError extends Error {
  override readonly name = 'MergeError'
}
