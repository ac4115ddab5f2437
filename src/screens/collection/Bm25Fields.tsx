import type { Bm25Settings } from '../../retrieval/settings.ts'
import { setBm25 } from '../../state/first-stage.ts'
import { Checkbox } from '../../components/Checkbox.tsx'
import { NumberField } from '../../components/NumberField.tsx'

/** BM25's parameters, all of them. */
export function Bm25Fields({ settings: { k1, b, stopWords, stems } }: { settings: Bm25Settings }) {
  return (
    <>
      <NumberField label="k1" value={k1} min={0} max={100} step={0.1} onChange={(value) => setBm25({ k1: value })} />
      <NumberField label="b" value={b} min={0} max={1} step={0.05} onChange={(value) => setBm25({ b: value })} />
      <Checkbox label="Leave out English stop words" checked={stopWords} onChange={(checked) => setBm25({ stopWords: checked })} />
      <Checkbox label="Porter stems" checked={stems} onChange={(checked) => setBm25({ stems: checked })} />
    </>
  )
}
