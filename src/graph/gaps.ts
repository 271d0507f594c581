import type { Step } from './read';

/** What a collection lacks, as the names of its steps. */
export interface Gaps {
  /** They did not bring everything. */
  readonly incomplete: readonly string[];
  /** They were not to run. */
  readonly disabled: readonly string[];
}

const WHOLE = ['success', 'cached'];
const DISABLED = 'disabled';

/** The steps that left something out, by how they ended. */
export function gapsIn(steps: readonly Step[]): Gaps {
  const names = (of: readonly Step[]) => of.map(({ name }) => name);
  return {
    incomplete: names(
      steps.filter(({ status }) => ![...WHOLE, DISABLED].includes(status)),
    ),
    disabled: names(steps.filter(({ status }) => status === DISABLED)),
  };
}
