import table from './DataTable.module.css'

/** Headers of a DataTable's columns of numbers. */
export function NumberHeads({ names }: { readonly names: readonly string[] }) {
  return names.map((name) => (
    <th key={name} scope="col" className={table['number']}>
      {name}
    </th>
  ))
}
