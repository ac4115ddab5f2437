/** The embedded pair, with the cards that scripts/embedded wrote when it made and measured them. */
import type { CatalogueModel, Figure } from './catalogue-model.ts'
import cards from './embedded-cards.json' with { type: 'json' }

type Card = (typeof cards)[keyof typeof cards]

const figures = ({ figures }: Card): readonly Figure[] =>
  figures.map(({ collection, BM25, interval, ...found }) => {
    const [low, high] = interval
    return {
      measure: `${collection} nDCG@10, BM25 top 100`, value: found['nDCG@10'], source: `measured for this project; BM25 alone ${BM25.toFixed(4).slice(1)}`,
      ...(low !== undefined && high !== undefined && { interval: [low, high] as const }),
    }
  })

const fromCard = (id: keyof typeof cards) => ({ id, parameters: cards[id].parameters, licence: 'Apache-2.0', languages: 'English', limit: 512, figures: figures(cards[id]), card: cards[id].facts }) as const

export const embeddedPair: readonly CatalogueModel[] = [
  { ...fromCard('embedded/reranker'), kind: 'cross-encoder', architecture: 'interaction, 256 wide', notes: ['Comes with the app: a small start. For real work load cross-encoder/ms-marco-MiniLM-L6-v2.'] },
  { ...fromCard('embedded/bi-encoder'), kind: 'bi-encoder', architecture: 'weighted words, 256 wide, and a sketch of BM25', notes: ['Comes with the app: a small start, made to be quick. For real work load Xenova/all-MiniLM-L6-v2.'] },
]
