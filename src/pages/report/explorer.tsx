import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Entity } from '../../graph/collected';
import {
  byDownloads,
  byName,
  nameOf,
  numberOf,
  type Organization,
  type Reach,
} from '../../report/organization';
import { named } from '../shared/format';
import { Search } from '../shared/search';
import { addressOf } from './address';
import { List } from './list';
import { PackageView } from './package-view';
import { useRoute } from './route';
import { TeamView } from './team-view';
import { Thing } from './thing';
import { UserView } from './user-view';

interface Props {
  readonly organization: Organization;
}

const KINDS: Readonly<Record<string, string>> = {
  npm_package: 'package',
  npm_user: 'user',
  npm_team: 'team',
};

const VIEWS: Readonly<Record<string, typeof PackageView>> = {
  npm_package: PackageView,
  npm_user: UserView,
  npm_team: TeamView,
};

/** Leads from a user to packages and back, by way of what lets the one publish the other. */
export function Explorer({ organization }: Props) {
  const key = useRoute();
  const view = useRef<HTMLElement>(null);
  const things = useMemo(() => thingsOf(organization), [organization]);
  const selected = useMemo(
    () =>
      things.find(({ entity }) => entity.key.toWellFormed() === key)?.entity,
    [things, key],
  );
  useLayoutEffect(() => {
    if (selected) {
      view.current?.focus({ preventScroll: true });
      view.current?.closest('section')?.scrollIntoView();
    }
  }, [selected]);
  const View = selected && VIEWS[selected.type];
  return (
    <>
      <Search
        label="Find a user, a team or a package"
        items={things}
        show={({ entity, name }) => (
          <>
            <span class={`kind ${entity.type}`}>{KINDS[entity.type]}</span>
            <bdi>{named(name)}</bdi>
          </>
        )}
        onTake={({ entity }) => {
          location.hash = addressOf(entity.key);
        }}
      />
      {selected && View ? (
        <article
          ref={view}
          class="card"
          tabIndex={-1}
          key={selected.key}
          onKeyDown={({ key: pressed }) => {
            if (pressed === 'Escape') location.hash = addressOf('');
          }}
        >
          <a class="close" href={addressOf('')} aria-label="Close">
            ×
          </a>
          <View entity={selected} organization={organization} />
        </article>
      ) : (
        <Starts organization={organization} />
      )}
    </>
  );
}

/** Where to begin: the accounts that reach furthest, and the packages that reach most people. */
function Starts({ organization }: Props) {
  const users = useMemo(() => byReach(organization), [organization]);
  const packages = useMemo(
    () => organization.packages.toSorted(byDownloads),
    [organization],
  );
  return (
    <div class="columns">
      <div>
        <h3>Accounts by reach</h3>
        <List
          heads={['User', 'Role', 'Packages', 'Downloads a week']}
          items={users}
          most={10}
          row={(user) => [
            <Thing entity={user} />,
            roleOf(user),
            organization.reachOf(user).packages,
            downloadsIn(organization.reachOf(user)),
          ]}
        />
      </div>
      <div>
        <h3>Packages by downloads</h3>
        <List
          heads={['Package', 'People who can publish', 'Downloads a week']}
          items={packages}
          most={10}
          row={(pkg) => [
            <Thing entity={pkg} />,
            organization.publishersOf(pkg).size,
            numberOf(pkg, 'weeklyDownloads'),
          ]}
        />
      </div>
    </div>
  );
}

/** What npm tells of the downloads, unless it tells nothing. */
function downloadsIn({ weeklyDownloads, told }: Reach): number | undefined {
  return told > 0 ? weeklyDownloads : undefined;
}

function roleOf({ properties: { role, member } }: Entity) {
  if (member === false) return <span class="badge warn">outside</span>;
  return typeof role === 'string' ? role : '';
}

function byReach(organization: Organization): readonly Entity[] {
  const reach = (user: Entity) => organization.reachOf(user);
  return organization.users
    .filter((user) => reach(user).packages > 0)
    .toSorted(
      (a, b) =>
        reach(b).weeklyDownloads - reach(a).weeklyDownloads ||
        reach(b).packages - reach(a).packages ||
        byName(a, b),
    );
}

function thingsOf({ users, teams, packages }: Organization) {
  return [...users, ...teams, ...packages].map((entity) => ({
    entity,
    name: nameOf(entity),
  }));
}
