/** Archives among the files that a person brings are opened: what is in them is read as if it had been brought by itself. */
import { firstBytes, withRanges, type ByteSource } from '../bytes/byte-source.ts'
import { isZip, zipEntries } from './directory.ts'
import { zipMember } from './member.ts'

/** The files, with each zip archive's members in its place. An archive in which none is found stays, to be explained. */
export async function unzipped(sources: readonly ByteSource[]): Promise<readonly ByteSource[]> {
  const opened: ByteSource[] = []
  for (const source of sources) opened.push(...(await membersOf(source)))
  return opened
}

async function membersOf(source: ByteSource): Promise<readonly ByteSource[]> {
  try {
    if (!isZip(await firstBytes(source, 4))) return [source]
    const archive = await withRanges(source)
    const entries = await zipEntries(archive)
    // Office documents are archives too, but of no data that is read here.
    if (entries.some(({ path }) => path === '[Content_Types].xml')) return [source]
    const members = entries.filter(({ path }) => !isClutter(path)).map((entry) => zipMember(archive, entry))
    return members.length > 0 ? members : [source]
  } catch {
    return [source] // it cannot be read at all, which reading it will tell in words
  }
}

/** Folders, and what systems leave behind in archives. */
const isClutter = (path: string) => path.endsWith('/') || /(^|\/)(__MACOSX\/|\.|Thumbs\.db$)/.test(path)
