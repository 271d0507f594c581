import type { Gaps } from '../../graph/gaps';
import type { Step } from '../../graph/read';
import { clip } from './format';

/** Says what was not collected; nothing where everything was. */
export function GapsNotice({ incomplete, disabled, untold }: Gaps) {
  return (
    <>
      {incomplete.length > 0 && (
        <p class="notice bad" role="alert">
          Not everything could be read. What is shown lacks a part of:{' '}
          {listed(incomplete)}.
        </p>
      )}
      {disabled.length > 0 && (
        <p class="notice" role="note">
          Turned off, so not collected: {listed(disabled)}.
        </p>
      )}
      {untold.length > 0 && (
        <p class="notice" role="note">
          npm told nothing of: {listed(untold)}.
        </p>
      )}
    </>
  );
}

function listed(steps: readonly Step[]): string {
  return steps.map(({ name }) => clip(name, 60)).join(', ');
}
