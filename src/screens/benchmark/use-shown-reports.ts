import { useMemo } from 'react'
import type { OpenedReport } from '../../state/benchmark.ts'
import { useBenchmark, useRunReport } from '../../state/benchmark-hooks.ts'

/** The report of the run in hand, among those that were opened. */
export const THIS_RUN = 'run'

/** The run's own report, where there is one, then those that were opened. */
export function useShownReports(): readonly OpenedReport[] {
  const run = useRunReport()
  const opened = useBenchmark((state) => state.opened)
  return useMemo(() => [...(run ? [{ id: THIS_RUN, name: 'This machine', report: run }] : []), ...opened], [run, opened])
}
