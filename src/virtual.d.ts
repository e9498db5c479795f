declare module 'virtual:policy' {
  /** The policy this build carries. */
  const policy: import('./knowledge/index.ts').Policy
  export default policy
}
declare module 'virtual:policy-head' {
  /** What a first screen says of the policy this build carries. */
  const head: Pick<import('./knowledge/index.ts').Policy, 'shortTitle' | 'number' | 'issuer' | 'issuedOn'>
  export default head
}
declare module 'virtual:policies' {
  /** Every policy in content/, in the order of their folders. */
  const policies: readonly import('./knowledge/index.ts').Policy[]
  export default policies
}
