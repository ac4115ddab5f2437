import type { Session } from './ports.ts'

/** The first of the wanted outputs that the graph has; its only or first output where it has none of them. */
export function outputOf(session: Session, wanted: readonly string[]): string {
  const name = wanted.find((candidate) => session.outputNames.includes(candidate)) ?? session.outputNames[0]
  if (name === undefined) throw new Error('The graph has no output')
  return name
}
