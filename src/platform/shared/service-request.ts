/** What a page asks of the service worker; each is answered on the port that comes with it. */
export type ServiceRequest =
  /** Take this page under control, and let workers reach this Hub from now on. */
  | { kind: 'serve'; modelHost: string }
  /** Keep every file of the build, and drop those of earlier builds once nobody has them open. */
  | { kind: 'keep' }
  /** Follow the worker of an earlier build, now that this one's is kept. */
  | { kind: 'take over' }

export type ServiceAnswer = { done: true } | { done: false; reason: string }

/** A file of the build: its path from the site's root, and a digest of its content. */
export type BuiltFile = readonly [path: string, digest: string]
