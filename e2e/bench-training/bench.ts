/** npm run bench:training: how fast a head is trained on kept features, beside what a person would otherwise train it with. */
import { writeFileSync } from 'node:fs'
import { choicesFrom, usage } from './choices.ts'
import { measure } from './measure.ts'
import { astray } from './speed-table.ts'
import { written } from './written.ts'

const tell = (line: string) => console.error(line)

try {
  const choices = choicesFrom(process.argv.slice(2))
  if (choices.help) console.log(usage)
  else {
    const results = await measure(choices, tell)
    console.log(written(results))
    if (choices.json !== null) writeFileSync(choices.json, `${JSON.stringify(results, null, 1)}\n`)
    if (astray(results.rows).length > 0) process.exitCode = 1
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
