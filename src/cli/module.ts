/** What `import 'policy-guide'` gives: the knowledge module and the compiled policies. */
export * from '../knowledge/index.ts'
export { default as policies } from 'virtual:policies'
