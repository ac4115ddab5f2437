/** Vite's `?url` imports: the address that a file has in the build. */
declare module '*?url' {
  const address: string
  export default address
}
