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
        This needs {AND.format(elsewhere.map((name) => clip(name, 60)))}, which
        only JupiterOne brings. Ask it there.
      </p>
    );
  return (
    <>
      {lacking.length > 0 && (
        <p class="notice">
          Not the whole answer:{' '}
          {AND.format(lacking.map(({ name }) => clip(name, 60)))} did not bring
          everything.
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
