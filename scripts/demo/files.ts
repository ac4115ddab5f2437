/** The files of public/demo, as text. They depend on scripts/demo/source and nothing else, so that a test can compare them. */
import { DEPTH, type RankedQuery } from './first-stage.ts'
import type { Figures } from './figures.ts'
import type { Source } from './source.ts'

/** One query a line with its candidates, in rank_llm's shape. */
export function candidatesFile(ranked: readonly RankedQuery[]): string {
  return lines(
    ranked.map(({ query, candidates }) =>
      JSON.stringify({
        query: { text: query.text, qid: query.id },
        candidates: candidates.map(({ passage: { id, title, text }, score }) => ({ docid: id, score, doc: { title, text } })),
      }),
    ),
  )
}

/** TREC qrels: `qid 0 docid grade`. */
export function qrelsFile({ queries }: Source): string {
  return lines(queries.flatMap(({ id, grades }) => [...grades].map(([passage, grade]) => `${id} 0 ${passage} ${grade}`)))
}

const BEGIN = '<!-- figures: written by scripts/demo/make.ts -->'
const END = '<!-- end of figures -->'

/** The README with the table between its two marks renewed. Throws where the marks are missing. */
export function withFigures(readme: string, figures: Figures): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)]
  if (begin < 0 || end < begin) throw new Error(`public/demo/README.md has to hold the lines "${BEGIN}" and "${END}"`)
  return `${readme.slice(0, begin + BEGIN.length)}\n${table(figures)}\n${readme.slice(end)}`
}

function table(figures: Figures): string {
  const [least, mean, most] = figures.words
  const [zeros, ones, twos, threes] = figures.judgements
  const rows = [
    ['queries', figures.queries],
    ['passages', figures.passages],
    ['words a passage, without its title', `${least} to ${most}, ${mean.toFixed(1)} in the mean`],
    ['judgements of grade 3, 2, 1, 0', `${threes}, ${twos}, ${ones}, ${zeros}`],
    [`queries of which BM25 returns a grade-3 passage among its first ${DEPTH}`, figures.queries - figures.bestIsAbsent.length],
    ['queries of which BM25 puts no grade-3 passage first', figures.firstIsNotBest.length],
    ['nDCG@10 of BM25 (trec_eval)', figures.ndcg10.toFixed(4)],
    ["share of BM25's first ten that is judged", figures.judged10.toFixed(3)],
  ]
  return ['| what | figure |', '| --- | --- |', ...rows.map(([what, figure]) => `| ${what} | ${figure} |`)].join('\n')
}

const lines = (all: readonly string[]) => all.map((line) => `${line}\n`).join('')
