/** npm run bench:evaluation: how fast a run is read and measured, beside what the field measures with. */
import { writeFileSync } from 'node:fs'
import { choicesFrom, usage } from './choices.ts'
import { measure } from './measure.ts'
import { written } from './written.ts'

const tell = (line: string) => console.error(line)

try {
  const choices = choicesFrom(process.argv.slice(2))
  if (choices.help) console.log(usage)
  else {
    const results = await measure(choices, tell)
    console.log(written(results))
    if (choices.json !== null) writeFileSync(choices.json, `${JSON.stringify(results, null, 1)}\n`)
    if (results.agreements.some(({ agrees }) => !agrees)) process.exitCode = 1
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
