/** How sure this site's storage is, and how much of it there is. */

export interface StorageFacts {
  /** Whether the browser keeps it until the person deletes it; null where it does not say. */
  readonly isPersistent: boolean | null
  /** Bytes that all of this site takes and may take, as the browser estimates them; null where it does not say. */
  readonly usage: number | null
  readonly quota: number | null
}

/** Asks the browser not to delete this site's storage on its own. Some ask the person; most decide by how the site is used. */
export async function askToPersist(): Promise<void> {
  if (canTell() && !(await navigator.storage.persisted())) await navigator.storage.persist()
}

export async function storageFacts(): Promise<StorageFacts> {
  if (!canTell()) return { isPersistent: null, usage: null, quota: null }
  const [isPersistent, { usage, quota }] = await Promise.all([navigator.storage.persisted(), navigator.storage.estimate()])
  return { isPersistent, usage: usage ?? null, quota: quota ?? null }
}

// Only an address with https (or of this machine) has it.
const canTell = () => 'navigator' in globalThis && 'storage' in navigator
