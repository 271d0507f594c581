import type { Coverage } from '../../report/coverage';
import { clip } from '../shared/format';

const ALL = new Intl.ListFormat('en');
const ANY = new Intl.ListFormat('en', { type: 'disjunction' });

/** What the answer to a query cannot tell, and why. */
export function Caveats({
  coverage: { elsewhere, nowhere, lacking },
}: {
  readonly coverage: Coverage;
}) {
  if (elsewhere.length > 0)
    return (
      <p class="notice">
        Nothing that was collected has {ANY.format(clipped(elsewhere))}. If
        other integrations bring it, ask in JupiterOne.
      </p>
    );
  return (
    <>
      {lacking.length > 0 && (
        <p class="notice">
          Rows may be missing or wrong for lack of{' '}
          {ALL.format(clipped(lacking))}.
        </p>
      )}
      {nowhere.length > 0 && (
        <p class="muted">
          Nothing that was collected has {ANY.format(clipped(nowhere))}.
        </p>
      )}
    </>
  );
}

function clipped(names: readonly string[]): readonly string[] {
  return names.map((name) => clip(name, 60));
}
