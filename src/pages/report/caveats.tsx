import type { Coverage } from '../../report/coverage';
import { clip } from '../shared/format';

const AND = new Intl.ListFormat('en');
const OR = new Intl.ListFormat('en', { type: 'disjunction' });

/** What the answer to a query cannot tell, and why. */
export function Caveats({
  coverage: { elsewhere, nowhere, lacking },
}: {
  readonly coverage: Coverage;
}) {
  if (elsewhere.length > 0)
    return (
      <p class="notice">
        Nothing that was collected has{' '}
        {OR.format(elsewhere.map((name) => clip(name, 60)))}. If other
        integrations bring it, ask in JupiterOne.
      </p>
    );
  return (
    <>
      {lacking.length > 0 && (
        <p class="notice">
          Rows may be missing or wrong for lack of{' '}
          {AND.format(lacking.map((name) => clip(name, 60)))}.
        </p>
      )}
      {nowhere.length > 0 && (
        <p class="muted">
          Nothing that was collected has{' '}
          {OR.format(nowhere.map((name) => clip(name, 60)))}.
        </p>
      )}
    </>
  );
}
