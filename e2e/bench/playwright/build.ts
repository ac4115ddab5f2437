/** Before the first test, once for all workers: the app is built where its build is stale. */
import { freshBuild } from '../app-server.ts'

/** Tests find the build in RERANK_LAB_APP; who gives one, has it served as it is. */
export default async function build(): Promise<void> {
  process.env['RERANK_LAB_APP'] ??= await freshBuild((line) => console.error(line))
}
