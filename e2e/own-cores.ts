/** Browser tests that run side by side, each on cores of its own. */
import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

/**
 * Keeps this process, and every browser that it starts from now on, to its share of the cores: the threads of two busy
 * browsers that wander over the same two cores take a fifth longer. A page then finds only these cores, so that on two, what
 * several threads do is for the specs of inference to show. Does nothing outside of Linux, without `taskset`,
 * where there are fewer cores than workers, or in a process that runs no tests.
 * @param workers how many processes run tests at a time
 */
export function keepToOwnCores(workers: number): void {
  const index = process.env['TEST_PARALLEL_INDEX']
  const share = Math.floor(availableParallelism() / workers)
  if (process.platform !== 'linux' || index === undefined || share === 0) return
  const first = Number(index) * share
  spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', `${first}-${first + share - 1}`, String(process.pid)])
}
