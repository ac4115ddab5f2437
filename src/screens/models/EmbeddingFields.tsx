import { useState } from 'react'
import { setEmbedding } from '../../state/actions.ts'
import type { EmbeddingRecipe } from '../../systems/system.ts'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import styles from './ModelSettings.module.css'

/** How a bi-encoder makes one vector of a text. The model's own config is where it starts. */
export function EmbeddingFields({ id, recipe }: { id: string; recipe: EmbeddingRecipe }) {
  const change = (part: Partial<EmbeddingRecipe>) => setEmbedding(id, { ...recipe, ...part })
  return (
    <>
      <div className={styles['field']}>
        <Select
          label="Pooling"
          value={recipe.pooling}
          options={[
            { value: 'mean', label: 'mean of all tokens' },
            { value: 'cls', label: 'first token (CLS)' },
          ]}
          onChange={(pooling) => change({ pooling })}
        />
        <Checkbox label="Normalise" checked={recipe.normalize} onChange={(normalize) => change({ normalize })} />
        <span className={styles['hint']}>{recipe.normalize ? 'scores are cosines' : 'scores are dot products'}</span>
      </div>
      <Prompt key={`q ${recipe.queryPrompt}`} label="Query prompt" prompt={recipe.queryPrompt} onChange={(queryPrompt) => change({ queryPrompt })} />
      <Prompt key={`p ${recipe.passagePrompt}`} label="Passage prompt" prompt={recipe.passagePrompt} onChange={(passagePrompt) => change({ passagePrompt })} />
    </>
  )
}

/** A prompt takes effect when its field is left: each half-typed prompt would be another system. */
function Prompt({ label, prompt, onChange }: { label: string; prompt: string; onChange: (prompt: string) => void }) {
  const [text, setText] = useState(prompt)
  const commit = () => {
    if (text !== prompt) onChange(text)
  }
  return <TextField label={label} value={text} placeholder="none" wide onChange={setText} onEnter={commit} onLeave={commit} />
}
