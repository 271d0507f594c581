/** Carries npm's own defaults, the public registry's address among them; it ships no types. */
declare module '@pnpm/npm-conf' {
  export const defaults: { readonly registry: string };
}
