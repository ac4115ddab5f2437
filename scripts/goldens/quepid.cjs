// Runs Quepid's scorers from a checkout of it over queries on standard input: node quepid.cjs CHECKOUT < queries.json. Prints { scorer: { query: value or null } }.
const { readFileSync, readdirSync } = require('node:fs')
const path = require('node:path')
const vm = require('node:vm')

const [, , checkout = '.'] = process.argv
const logic = readFileSync(path.join(checkout, 'lib/scorer_logic.js'), 'utf8')
/** @type {{ id: string, docs: object[], bestDocs: object[], max: number }[]} */
const queries = JSON.parse(readFileSync(0, 'utf8'))
/** @type {Record<string, Record<string, number | null>>} */
const results = {}
for (const file of readdirSync(path.join(checkout, 'db/scorers')).filter((name) => /^(ap|err|ndcg|ndcg_cut|p|rr)@10\.js$/.test(name))) {
  const scorer = readFileSync(path.join(checkout, 'db/scorers', file), 'utf8')
  /** @type {Record<string, number | null>} */
  const values = {}
  for (const { id, docs, bestDocs, max } of queries) {
    const room = vm.createContext({ docs, bestDocs, max, query: { ratedDocs: bestDocs }, total: docs.length, options: {}, console: { log() {} } })
    const score = vm.runInContext(`${logic}\n;(() => {\n${scorer}\n})()\n;getScore()`, room)
    values[id] = Number.isFinite(score) ? score : null
  }
  results[path.basename(file, '.js')] = values
}
process.stdout.write(JSON.stringify(results))
