import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Entity } from '../../graph/collected';
import { isAdmin, isOutside } from '../../report/access';
import {
  byDownloads,
  byName,
  nameOf,
  numberOf,
  type Organization,
  type Reach,
  textOf,
} from '../../report/organization';
import { clip, counted, named, several } from '../shared/format';
import { NotTold } from '../shared/not-told';
import { Search } from '../shared/search';
import { addressOf } from './address';
import { List } from './list';
import { PackageView } from './package-view';
import { useRoute, visit } from './route';
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
  const route = useRoute();
  const { key } = route;
  const view = useRef<HTMLElement>(null);
  const starts = useRef<HTMLDivElement>(null);
  const isOpen = useRef(false);
  const things = useMemo(() => thingsOf(organization), [organization]);
  const selected = useMemo(
    () =>
      things.find(({ entity }) => entity.key.toWellFormed() === key)?.entity,
    [things, key],
  );
  useLayoutEffect(() => {
    const place = view.current ?? starts.current;
    const isClosing = isOpen.current;
    isOpen.current = route.key !== '';
    if (!isOpen.current && !isClosing) return;
    place?.focus({ preventScroll: true });
    place?.closest('section')?.scrollIntoView();
  }, [route]);
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
        onTake={({ entity }) => visit(entity.key)}
      />
      {selected && View ? (
        <article
          ref={view}
          class="card"
          tabIndex={-1}
          key={selected.key}
          onKeyDown={({ key: pressed }) => {
            if (pressed === 'Escape') visit('');
          }}
        >
          <a class="close" href={addressOf('')} aria-label="Close">
            ×
          </a>
          <View entity={selected} organization={organization} />
        </article>
      ) : (
        <div ref={starts} tabIndex={-1}>
          {key !== '' && (
            <p class="notice" role="status">
              There is no user, team or package <bdi>{clip(key, 120)}</bdi> in
              what was collected.
            </p>
          )}
          <Starts organization={organization} />
        </div>
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
            <Downloads reach={organization.reachOf(user)} />,
          ]}
        />
        {users.some(isAdmin) && (
          <p class="muted">
            Owners and admins stand first: they manage the teams, so they can
            give themselves every package.
          </p>
        )}
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

/** What npm tells of the downloads, and of how many packages it tells them. */
function Downloads({
  reach: { weeklyDownloads, told, packages },
}: {
  readonly reach: Reach;
}) {
  if (told === 0 && packages > 0) return <NotTold />;
  return (
    <>
      {counted(weeklyDownloads)}{' '}
      {told < packages && <small>from {several(told, 'package')}</small>}
    </>
  );
}

function roleOf(user: Entity) {
  if (isOutside(user)) return <span class="badge warn">outside</span>;
  const role = textOf(user, 'role');
  return isAdmin(user) ? <span class="badge warn">{role}</span> : role;
}

function byReach(organization: Organization): readonly Entity[] {
  const reach = (user: Entity) => organization.reachOf(user);
  return organization.users
    .filter((user) => isAdmin(user) || reach(user).packages > 0)
    .toSorted(
      (a, b) =>
        Number(isAdmin(b)) - Number(isAdmin(a)) ||
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
