/** Where a person's paths start from: npm runs scripts in the project's folder, wherever it was called. */
import { resolve } from 'node:path'

export const fromHere = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path)
