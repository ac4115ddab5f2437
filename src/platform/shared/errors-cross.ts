/**
 * Comlink's own handler drops an error's cause. With this one, called in each of two realms, errors keep name, message,
 * stack and the chain of causes on their way between them.
 */
import { transferHandlers, type TransferHandler } from 'comlink'

interface Thrown {
  readonly value: unknown
}

type Wire = { readonly error: Flat } | { readonly value: unknown }

interface Flat {
  readonly name: string
  readonly message: string
  readonly stack?: string | undefined
  readonly cause?: Wire
}

export function letErrorsCross(): void {
  const own = transferHandlers.get('throw')
  if (own === undefined) throw new Error('Comlink has no handler of the name "throw"')
  const handler: TransferHandler<Thrown, Wire> = {
    canHandle: (value): value is Thrown => own.canHandle(value),
    serialize: ({ value }) => [flatten(value), []],
    deserialize: (wire): never => {
      throw restore(wire)
    },
  }
  transferHandlers.set('throw', handler)
}

/** What can be cloned of whatever was thrown. */
function flatten(thrown: unknown): Wire {
  if (!(thrown instanceof Error)) return { value: typeof thrown === 'object' || typeof thrown === 'function' ? String(thrown) : thrown }
  const { name, message, stack, cause } = thrown
  return { error: { name, message, stack, ...(cause !== undefined && { cause: flatten(cause) }) } }
}

function restore(wire: Wire): unknown {
  if (!('error' in wire)) return wire.value
  const { name, message, stack, cause } = wire.error
  const error = new Error(message, cause === undefined ? {} : { cause: restore(cause) })
  return Object.assign(error, { name, stack })
}
