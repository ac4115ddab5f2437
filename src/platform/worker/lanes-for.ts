/** How a graph is spread over the cores. */

export interface Lanes {
  /** Workers that each hold the graph and run it apart from the others. */
  readonly lanes: number
  /** Threads of each. */
  readonly threads: number
}

/** Of the graph's size: what a session takes while it opens (its bytes, its weights, and those packed for the kernels). */
const COPIES = 2.5
/** More workers than this gain little, and each takes its share of memory. */
const MOST_LANES = 4

/**
 * Single-thread workers that share nothing run more pairs a second than one session on as many threads, whose threads wait
 * for each other at every operator; but every worker holds the weights. So as many as `room` bytes have place for, and
 * what cores are left go to their threads. Threads need a page that is cross-origin isolated, workers do not.
 */
export function lanesFor(graphBytes: number, room: number, cores: number, isolated: boolean): Lanes {
  const most = Math.max(1, Math.min(MOST_LANES, cores, Math.floor(room / (graphBytes * COPIES))))
  let best: Lanes = { lanes: 1, threads: isolated ? cores : 1 }
  for (let lanes = 2; lanes <= most; lanes++) {
    const threads = isolated ? Math.floor(cores / lanes) : 1
    if (lanes * threads >= best.lanes * best.threads) best = { lanes, threads }
  }
  return best
}
