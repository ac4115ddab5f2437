import styles from './Formats.module.css'

/** What can be read, in small print. */
export function Formats() {
  return (
    <section aria-labelledby="formats" className={styles['formats']}>
      <h2 id="formats">What can be read</h2>
      <dl>
        <div>
          <dt>Candidates</dt>
          <dd>rank_llm, RankGPT, Tevatron, sentence-transformers, FlagEmbedding, DPR, FlashRank, Cohere, TEI, training JSONL, flat rows (JSONL or a JSON array)</dd>
        </div>
        <div>
          <dt>Runs and texts</dt>
          <dd>TREC and ranx runs, with corpus.jsonl and queries.jsonl in BEIR’s shape beside them</dd>
        </div>
        <div>
          <dt>Judgements</dt>
          <dd>TREC qrels, BEIR TSV, ranx</dd>
        </div>
      </dl>
    </section>
  )
}
