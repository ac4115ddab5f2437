/** What a drop holds: files, and folders with all that is in them. */

/** The files of a drop; those of a folder have their path in `webkitRelativePath`, as a folder input gives it. Call it before the event ends. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  // Entries must be asked for at once: the list is empty after the event.
  const taken = [...transfer.items].filter((item) => item.kind === 'file').map((item) => item.webkitGetAsEntry() ?? item.getAsFile())
  const lists = await Promise.all(taken.map(async (item) => (item === null ? [] : item instanceof File ? [item] : filesOf(item))))
  return lists.flat()
}

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    const path = entry.fullPath.replace(/^\//, '')
    // The platform gives the property no setter and leaves it empty for dropped files.
    if (path !== file.name) Object.defineProperty(file, 'webkitRelativePath', { value: path })
    return [file]
  }
  if (!isFolder(entry)) return []
  const reader = entry.createReader()
  const files: File[] = []
  for (;;) {
    // A folder is read some hundred entries at a time, until there are none.
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (entries.length === 0) return files
    files.push(...(await Promise.all(entries.map(filesOf))).flat())
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
