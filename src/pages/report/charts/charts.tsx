import type { Organization } from '../../../report/organization';
import { Exposure } from './exposure';
import { Origins } from './origins';
import { Publishers } from './publishers';
import { Releases } from './releases';

/** What a table tells worse than a picture. */
export function Charts({
  organization,
}: {
  readonly organization: Organization;
}) {
  return (
    <div class="charts">
      <Publishers organization={organization} />
      <Origins organization={organization} />
      <Releases organization={organization} />
      <Exposure organization={organization} />
    </div>
  );
}
