/** What a move of a slider takes, until everything on its screen is computed anew. */
export interface MoveRow {
  /** What is moved, and the screen that it changes. */
  readonly what: string
  /** Queries × candidates. */
  readonly size: string
  /** Milliseconds: the median of the moves. */
  readonly wall: number
  readonly slowest: number
  /** What it may take. */
  readonly most: number
}
