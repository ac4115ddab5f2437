/** Queries that a split must not part: phrasings of one question, and the same words under two ids. */
import { murmur3 } from '../columns/hash.ts'
import { bytesAt, compareBytes, textAt, type TextTable } from '../columns/text-table.ts'
import { wordsOf } from './words.ts'

/** `q1#2` is the second phrasing of q1. */
const PHRASING = /#\d+$/

/**
 * Groups of rows in an order that depends on nothing but `seed` and the rows' ids and texts: by the least hash of a
 * member's id, and where two hashes are equal by that id's bytes. O(rows log rows).
 */
export function shuffledGroups(ids: TextTable, texts: TextTable, rows: Uint32Array, seed: number): readonly Uint32Array[] {
  const groups = new Map<number, { rows: number[]; hash: number; id: Uint8Array }>()
  const rootOf = joined(ids, texts, rows)
  rows.forEach((row, at) => {
    const [root, id] = [rootOf(at), bytesAt(ids, row)]
    const [member, group] = [{ hash: murmur3(id, seed), id }, groups.get(root)]
    if (group === undefined) groups.set(root, { rows: [row], ...member })
    else {
      group.rows.push(row)
      if (before(member, group) < 0) Object.assign(group, member)
    }
  })
  return Array.from(groups.values()).sort(before).map((group) => Uint32Array.from(group.rows))
}

interface Member {
  readonly hash: number
  readonly id: Uint8Array
}

const before = (a: Member, b: Member) => a.hash - b.hash || compareBytes(a.id, b.id)

/** Union-find over places among `rows`: two that share an id's stem or all their words have one root. */
function joined(ids: TextTable, texts: TextTable, rows: Uint32Array): (at: number) => number {
  const parent = Uint32Array.from(rows.keys())
  const first = new Map<string, number>()
  const rootOf = (at: number): number => {
    let root = at
    while (parent[root] !== root) root = parent[root] = parent[parent[root] as number] as number
    return root
  }
  rows.forEach((row, at) => {
    for (const key of [`id ${textAt(ids, row).replace(PHRASING, '')}`, `text ${wordsOf(textAt(texts, row)).join(' ')}`]) {
      const other = first.get(key)
      if (other === undefined) {
        if (key !== 'text ') first.set(key, at)
      } else parent[rootOf(at)] = rootOf(other)
    }
  })
  return rootOf
}
