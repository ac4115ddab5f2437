/** One click from an empty page to a reranked list: the demo collection and the embedded pair, all carried by the build. */
import { useCollectionStore } from './collection.ts'
import { addFiles, closeCollection } from './imports.ts'
import { addModel } from './model-actions.ts'
import { choose } from './choices.ts'
import { notify, sentence } from './notices.ts'
import { EMBEDDED } from './runs.ts'
import { rerank } from './scoring-job.ts'

const DEMO_FILES = ['demo/candidates.jsonl', 'demo/qrels.txt']

/** Opens the demo collection in place of the one that is open, which stays among the kept ones, and reranks it. What fails is said in a notice; what worked stays. */
export async function tryDemo(): Promise<void> {
  try {
    const files = await Promise.all(DEMO_FILES.map(carried))
    if (useCollectionStore.getState().collection) closeCollection()
    // Two workers: neither has to wait for the other.
    await Promise.all([openDemo(files), addEmbedded()])
    await rerank({ models: EMBEDDED })
  } catch (error) {
    notify('error', `The demo could not be shown: ${sentence(error)}`)
  }
}

async function openDemo(files: File[]): Promise<void> {
  await addFiles(files)
  choose({ screen: 'compare', query: null })
}

async function addEmbedded(): Promise<void> {
  for (const id of EMBEDDED) await addModel(id)
}

/** A file of the build. Throws where the host does not serve it. */
async function carried(path: string): Promise<File> {
  const response = await fetch(new URL(path, document.baseURI))
  if (!response.ok) throw new Error(`${path} of this site answered ${response.status}; the site's copy may be incomplete.`)
  return new File([await response.blob()], `Demo ${path.endsWith('.jsonl') ? 'BM25.jsonl' : 'qrels.txt'}`)
}
