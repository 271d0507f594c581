import type { Entity } from '../../graph/collected';
import { byDownloads, byName, numberOf } from '../../report/organization';
import { named, several } from '../shared/format';
import { List } from './list';
import { Names } from './names';
import type { ViewProps } from './package-view';
import { AllProperties, teamNameOf, Thing } from './thing';

/** A team: who is in it, and what it lets them publish. */
export function TeamView({ entity, organization }: ViewProps) {
  const members = organization.to(entity, 'HAS', 'npm_user').toSorted(byName);
  const grants = organization
    .edgesAt(entity, 'ALLOWS')
    .toSorted((a, b) => byDownloads(a.from, b.from));
  const packagesWhere = (write: boolean): readonly Entity[] =>
    grants
      .filter(({ properties }) => (properties.write === true) === write)
      .map(({ from }) => from);
  const written = packagesWhere(true);
  return (
    <>
      <h3>
        <bdi>{named(teamNameOf(entity))}</bdi>
      </h3>
      <p class="badges">
        <span class="badge">team</span>
      </p>
      <Names title="Members" entities={members} />
      <h4>Lets its members publish {several(written.length, 'package')}</h4>
      {written.length > 0 && (
        <List
          heads={['Package', 'Downloads a week']}
          items={written}
          row={(pkg) => [
            <Thing entity={pkg} />,
            numberOf(pkg, 'weeklyDownloads'),
          ]}
        />
      )}
      <Names title="Lets them read, no more" entities={packagesWhere(false)} />
      <AllProperties entity={entity} />
    </>
  );
}
