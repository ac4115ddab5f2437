/** The name of a training: tasks of one name come to the same head, so that one may go on where another was interrupted. */
import { murmur3, textKey } from '../../columns/hash.ts'
import { canonicalJson, scorerKey } from '../../systems/key.ts'
import type { TrainingConfig } from '../config/config.ts'
import type { Layout } from './layout.ts'
import type { Task } from './task.ts'

/** 16 hexadecimal digits. Scores count by what they made of the lists; where it is computed does not count. */
export function taskKey({ collection, scorer, firstStage, head }: Task, config: TrainingConfig, { examples: { train }, mined }: Layout): string {
  const { pair, label, offsets } = train.lists
  const weights = head.flatMap((layer) => (layer.kind === 'activation' ? [] : [layer.weight, ...(layer.bias ? [layer.bias] : [])]))
  const columns = [pair, label, offsets, ...(mined ? [mined.pair, mined.offsets] : []), ...weights]
  const content = columns.map((column) => murmur3(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), column.length))
  const kinds = head.map((layer) => (layer.kind === 'activation' ? layer.activation : layer.kind))
  return textKey(new TextEncoder().encode(canonicalJson({ config: { ...config, backend: undefined }, collection: collection.fingerprint, scorer: scorerKey(scorer), firstStage, kinds, content })))
}
