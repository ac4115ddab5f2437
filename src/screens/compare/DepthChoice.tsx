import { useState } from 'react'
import { NumberField } from '../../components/NumberField.tsx'
import { Select } from '../../components/Select.tsx'
import { ALL_CANDIDATES, depthName, parseDepth } from '../../components/depth.ts'
import { choose, useChoices } from '../../state/choices.ts'

const usual = [10, 20, 50, 100, 200]
const OTHER = 'other'

/** How many candidates of the first stage are reranked: a usual depth, all, or a number of one's own. */
export function DepthChoice() {
  const depth = useChoices((choices) => choices.depth)
  const [typing, setTyping] = useState(false)
  const depths = [...new Set([...usual, ...(depth < ALL_CANDIDATES ? [depth] : [])])].sort((a, b) => a - b)
  const options = [...depths, ALL_CANDIDATES].map((value) => ({ value: depthName(value), label: depthName(value) }))
  return (
    <>
      <Select
        label="Depth"
        value={typing ? OTHER : depthName(depth)}
        options={[...options, { value: OTHER, label: 'other …' }]}
        onChange={(text) => {
          setTyping(text === OTHER)
          const chosen = parseDepth(text)
          if (chosen !== null) choose({ depth: chosen })
        }}
      />
      {typing && (
        <NumberField
          label="Candidates to rerank"
          hideLabel
          value={Math.min(depth, 999_999_999)}
          min={1}
          max={999_999_999}
          onChange={(chosen) => {
            choose({ depth: chosen })
            setTyping(false)
          }}
        />
      )}
    </>
  )
}
