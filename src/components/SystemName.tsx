import { Fragment } from 'react'

/** A system's name; where a pipeline's does not fit its line, it breaks between stages. */
export function SystemName({ name }: { readonly name: string }) {
  return name.split(/(?<=>)/).map((stage, at) => (
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {stage}
    </Fragment>
  ))
}
