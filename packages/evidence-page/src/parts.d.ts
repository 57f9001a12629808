/** What the build makes of src/page; the same as in dist/parts.js. */
export interface PageParts {
  /** One script without imports. Nothing in it ends or begins an HTML element. */
  readonly script: string;
  readonly style: string;
}
export const PAGE_PARTS: PageParts;
