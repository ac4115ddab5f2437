import { ArrowRight } from 'lucide-react'
import { choose } from '../../state/choices.ts'
import { Button } from '../../components/Button.tsx'
import type { NextStep as Step } from './next-step.ts'
import styles from './NextStep.module.css'

/** What is still missing, in a sentence, and the one obvious button. */
export function NextStep({ step }: { step: Step }) {
  return (
    <section className={styles['next']} aria-label="Next step">
      <p>{step.text}</p>
      {(step.action === 'compare' || step.action === 'add-judgements') && (
        <Button look="primary" onClick={() => choose({ screen: 'compare' })}>
          Compare
          <ArrowRight aria-hidden />
        </Button>
      )}
    </section>
  )
}
