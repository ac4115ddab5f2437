/** A plan as a file: YAML, the keys named as the command's flags. */
import { parse, stringify, YAMLParseError } from 'yaml'
import { defaultPlan, PlanError, type Plan } from './plan.ts'
import { planFields, readPlan } from './read-plan.ts'

/** Reads plan.yaml. Throws PlanError. */
export function planInYaml(yaml: string): Plan {
  try {
    return readPlan(parse(yaml) ?? {})
  } catch (error) {
    if (error instanceof YAMLParseError) throw new PlanError(`It is no YAML: ${error.message}`)
    throw error
  }
}

/** What `planInYaml` reads back to the same plan; what is at its default is left out. */
export function planYaml(plan: Plan): string {
  const said = Object.entries(planFields).filter(([, field]) => JSON.stringify(plan[field]) !== JSON.stringify(defaultPlan[field]))
  return `# npm run bench -- --plan plan.yaml\n${stringify(Object.fromEntries(said.map(([key, field]) => [key, plan[field]])), { lineWidth: 0 })}`
}
