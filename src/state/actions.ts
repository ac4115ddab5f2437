/** What a person or a script can do. The stores change only here and in the jobs that this starts. */
export { addFiles, cancelImport, closeCollection, deleteRecent, openRecent, pasteText } from './imports.ts'
export { addModel, chooseModel, deleteCached, removeModel, setEmbedding, setHubAddress, setMaxLength } from './model-actions.ts'
export { addPipeline, choosePipeline, removePipeline } from './pipelines.ts'
export { cancel, pause, rerank, resume } from './scoring-job.ts'
export { tryDemo } from './demo.ts'
export { dismissNotice } from './notices.ts'
export { downloadRun } from './download.ts'
export { choose } from './choices.ts'
