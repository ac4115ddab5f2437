/** All of DL19's BM25 top 100 through the app, with both real models and the embedded pair, against Python's values. */
import { expect, test } from 'playwright/test'
import { sharedFolder } from '../../scripts/shared.ts'
import { addFiles, addFolder, openLab, report, scores } from '../lab.ts'
import { deviation, readReference } from '../reference.ts'

const models = ['all-MiniLM-L6-v2', 'minilm-l6-qa-reranker']

/** What pytrec_eval calls the app's measures. */
const measures = { 'nDCG@10': 'nDCG@10', 'MRR@10': 'RR(rel=1)@10', 'Hit@5': 'Success@5', MAP: 'AP', 'Recall@100': 'R@100', 'P@10': 'P@10' }

test('DL19 whole: logits within 1e-3 and measures within 0.002 of Python', async ({ page }) => {
  if (sharedFolder === undefined) throw new Error('This needs ../shared: the real models, DL19 and the reference values.')
  await openLab(page)
  await addFiles(page, 'Candidates', `${sharedFolder}/data/dl19/candidates.BM25.json`)
  await addFiles(page, 'Judgements', `${sharedFolder}/data/dl19/qrels.txt`)
  for (const id of models) await addFolder(page, `${sharedFolder}/models/${id}`, id)
  await page.evaluate(() => window.rerankLab.rerank({ device: 'wasm', dtype: 'fp32', depth: 100, maxLength: 256 }))
  const { systems, manifest } = await report(page)
  console.log(`${manifest.threads} threads, ${manifest.userAgent}`)
  for (const { name, measures: values, speed } of systems) {
    console.log(name, Object.entries(values).map(([measure, { mean }]) => `${measure} ${mean?.toFixed(4)}`).join('  '), speed ? `${speed.pairsPerSecond.toFixed(1)} pairs/s` : '')
  }
  for (const id of models) {
    const reference = readReference(sharedFolder, id)
    const { pairs, greatest, at } = deviation(await scores(page, id), reference)
    console.log(`${id}: ${pairs} pairs, greatest deviation ${greatest.toExponential(2)} at ${at}`)
    expect(pairs).toBe(4300)
    expect(greatest).toBeLessThan(1e-3)
    const system = systems.find(({ name }) => name === id)
    for (const [ours, theirs] of Object.entries(measures)) {
      expect(Math.abs((system?.measures[ours]?.mean ?? NaN) - (reference.measures[theirs] ?? NaN)), `${id} ${ours}`).toBeLessThan(0.002)
    }
  }
})
