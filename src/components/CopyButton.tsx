import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from './Button.tsx'

interface CopyButtonProps {
  /** What is copied, in words: `Copy id`. */
  readonly label: string
  readonly text: string
}

/** Puts a text on the clipboard and says whether it could. */
export function CopyButton({ label, text }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null)
  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(null), 2000)
    return () => clearTimeout(timer)
  }, [outcome])
  const name = outcome === 'copied' ? 'Copied' : outcome === 'refused' ? 'The browser refused to copy' : label
  return (
    <IconButton
      label={name}
      icon={outcome === 'copied' ? <Check /> : <Copy />}
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => setOutcome('copied'),
          () => setOutcome('refused'),
        )
      }}
    />
  )
}
