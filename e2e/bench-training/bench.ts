/** npm run bench:training: how fast a head is trained on kept features, beside what a person would otherwise train it with. */
import { runCommand } from '../bench-command.ts'
import { choicesFrom, usage } from './choices.ts'
import { measure } from './measure.ts'
import { astray } from './speed-table.ts'
import { written } from './written.ts'

await runCommand({ usage, choicesFrom, measure, written, isWrong: ({ rows }) => astray(rows).length > 0 })
