/** Writes public/models/files.json: the embedded models' files, sizes and revisions, since a static host lists nothing. `npx tsx scripts/list-embedded.ts` */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { embeddedModels } from '../src/models/sources/embedded.ts'
import { modelOnDisk } from './model-on-disk.ts'

const models = fileURLToPath(new URL('../public/models/', import.meta.url))

/** What files.json should hold, by what lies on the disk. */
export async function embeddedIndex(): Promise<Record<string, { revision: string; files: Record<string, number> }>> {
  const entries = embeddedModels.map(async (id) => {
    const { revision, listing } = await modelOnDisk(`${models}${id}`)
    return [id, { revision, files: Object.fromEntries([...listing].sort()) }] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const index = await embeddedIndex()
  writeFileSync(`${models}files.json`, `${JSON.stringify(index, null, 2)}\n`)
}
