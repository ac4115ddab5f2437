/** Ends a transaction whose work failed, so that it leaves all of the work or none. Rejects with what the work did. */
export async function orAbort<T>(work: Promise<T>, transaction: { abort(): void }): Promise<T> {
  try {
    return await work
  } catch (error) {
    // A request that failed has ended the transaction already, with the reason that is told.
    if (!(error instanceof DOMException)) transaction.abort()
    throw error
  }
}
