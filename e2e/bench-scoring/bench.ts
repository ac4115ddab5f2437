/** npm run bench:scoring: how fast the app scores pairs, beside what a person would otherwise write. */
import { runCommand } from '../bench-command.ts'
import { choicesFrom, usage } from './choices.ts'
import { measure } from './measure.ts'
import { written } from './written.ts'

await runCommand({ usage, choicesFrom, measure, written })
