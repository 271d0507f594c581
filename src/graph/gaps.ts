import type { Collected, Entity } from './collected';
import type { Step } from './read';

/** What a collection lacks. */
export interface Gaps {
  /** The steps that did not bring everything. */
  readonly incomplete: readonly Step[];
  /** Those that were not to run. */
  readonly disabled: readonly Step[];
  /** Those that nothing failed in, and that npm told nothing. */
  readonly untold: readonly Step[];
}

const WHOLE = ['success', 'cached'];
const DISABLED = 'disabled';

/** What there is where npm tells a step anything; such a step succeeds, too, where npm refuses. */
const SIGNS: ReadonlyMap<string, (entity: Entity) => boolean> = new Map([
  ['fetch-access-tokens', ({ type }: Entity) => type === 'npm_access_token'],
  [
    'fetch-package-reach',
    ({ properties }: Entity) => typeof properties.weeklyDownloads === 'number',
  ],
]);

/** The steps that left something out, by how they ended and by what was collected. */
export function gapsIn(
  steps: readonly Step[],
  { entities }: Pick<Collected, 'entities'>,
): Gaps {
  const whole = steps.filter(({ status }) => WHOLE.includes(status));
  const disabled = steps.filter(({ status }) => status === DISABLED);
  return {
    incomplete: steps.filter(
      (step) => !whole.includes(step) && !disabled.includes(step),
    ),
    disabled,
    untold: whole.filter(({ id }) => {
      const sign = SIGNS.get(id);
      return sign !== undefined && !entities.some(sign);
    }),
  };
}

/** All steps that left something out. */
export function gapsOf(gaps: Gaps): readonly Step[] {
  return [...gaps.incomplete, ...gaps.disabled, ...gaps.untold];
}

/** Whether there may be more of a type than was collected. */
export function isPartial(type: string, gaps: Gaps): boolean {
  return gapsOf(gaps).some(({ types }) => types.includes(type));
}

/** Steps as a person reads them: Fetch Teams, Fetch Users */
export function namesOf(steps: readonly Step[]): string {
  return steps.map(({ name }) => name).join(', ');
}
