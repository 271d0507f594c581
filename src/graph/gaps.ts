import type { Step } from './read';

/** What a collection lacks. */
export interface Gaps {
  /** The steps that did not bring everything. */
  readonly incomplete: readonly Step[];
  /** Those that were not to run. */
  readonly disabled: readonly Step[];
}

const WHOLE = ['success', 'cached'];
const DISABLED = 'disabled';

/** The steps that left something out, by how they ended. */
export function gapsIn(steps: readonly Step[]): Gaps {
  return {
    incomplete: steps.filter(
      ({ status }) => ![...WHOLE, DISABLED].includes(status),
    ),
    disabled: steps.filter(({ status }) => status === DISABLED),
  };
}

/** Steps as a person reads them: Fetch Teams, Fetch Users */
export function namesOf(steps: readonly Step[]): string {
  return steps.map(({ name }) => name).join(', ');
}
