/** What a config comes to, asked of the training worker when it or what it is about changes: the latest asked for counts. */
import type { PlannedTask } from '../training/run/task.ts'
import { sentence } from './notices.ts'
import { useTraining, type Plan } from './training.ts'
import { featureNeed } from './training-features.ts'
import { headOf } from './training-head.ts'
import { taskKey } from './training-task.ts'
import { training } from './workers.ts'

/** Typing in a form changes the config a few times a second. */
const REST = 250

let timer: ReturnType<typeof setTimeout> | undefined
let wanted = ''

/** Has a task planned soon, once; while it is, the former plan stays. */
export function wantPlan(task: PlannedTask): void {
  const of = taskKey(task)
  if (of === wanted) return
  wanted = of
  clearTimeout(timer)
  timer = setTimeout(() => void plan(task, of), REST)
}

/** Forgets what was asked for, so that the same task is planned anew: features were computed or deleted since. */
export const forgetPlan = (): void => void (wanted = '')

/** Plans a task now. The plan is shown where no other was asked for meanwhile. */
export async function plan(task: PlannedTask, of = taskKey(task)): Promise<Plan> {
  wanted = of
  const made = await attempt(task, of)
  if (of === wanted) useTraining.setState({ plan: made })
  return made
}

async function attempt(task: PlannedTask, of: string): Promise<Plan> {
  try {
    const report = await training((worker) => worker.plan(task))
    const features = await featureNeed(task, report)
    return { of, report, features, interrupted: features.missing > 0 ? null : await interruptedAt(task) }
  } catch (error) {
    return { of, error: sentence(error) }
  }
}

/** The last finished epoch of a training of this task that was cut off; null where none was, or one ended. */
async function interruptedAt(task: PlannedTask): Promise<number | null> {
  const { layers: head } = await headOf(task.scorer)
  return training((worker) => worker.interrupted({ ...task, head }))
}
