import type { WhichQueries } from '../../retrieval/searched.ts'
import { searchQueries, type Searchable } from '../../state/first-stage.ts'
import { count } from '../../components/format.ts'
import { Select } from '../../components/Select.tsx'

const ALL = 'all'

/** Which queries are searched for: of a set with several parts, most often those of one. */
export function QueriesChoice({ searchable: { judged, queries }, which }: { searchable: Searchable; which: WhichQueries }) {
  const options = [...judged.map((set, at) => ({ value: String(at), label: `judged by ${set.name} (${count(set.queries)})` })), { value: ALL, label: `all (${count(queries)})` }]
  const value = which === 'all' ? ALL : String(judged.findIndex(({ name }) => name === which.judgedBy))
  return (
    <Select
      label="Queries"
      value={value}
      options={options}
      onChange={(chosen) => {
        const set = judged[Number(chosen)]
        searchQueries(set ? { judgedBy: set.name } : 'all')
      }}
    />
  )
}
