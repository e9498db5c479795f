declare module 'virtual:policy' {
  /** The policy this build carries. */
  const policy: import('./knowledge/index.ts').Policy
  export default policy
}
declare module 'virtual:policies' {
  /** Every policy in content/, in the order of their folders. */
  const policies: readonly import('./knowledge/index.ts').Policy[]
  export default policies
}
