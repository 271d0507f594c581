import type { Entity } from '../../graph/collected';
import { isPartial } from '../../graph/gaps';
import { isOutside } from '../../report/access';
import { type Organization, reachOf } from '../../report/organization';
import type { ReportData } from '../../report/data';
import { counted, short, several } from '../shared/format';
import { GapsNotice } from '../shared/gaps';

interface Props {
  readonly organization: Organization;
  readonly data: ReportData;
}

/** What the organization is like, in numbers, and what the report lacks. */
export function Overview({ organization, data }: Props) {
  const { name, packages, users, teams } = organization;
  const members = users.filter((user) => !isOutside(user));
  const outside = users.length - members.length;
  const published = packages.filter(({ properties }) => properties.public);
  const { weeklyDownloads, told } = reachOf(packages);
  const isOutsideKnown =
    outside > 0 || !isPartial('npm_package_allows_user', data.gaps);
  const time = new Date(data.collectedOn).toISOString();
  return (
    <header>
      <h1>{name}</h1>
      <p class="muted">
        npm organization, collected on{' '}
        <time dateTime={time}>{time.slice(0, 16).replace('T', ' ')} UTC</time>
      </p>
      <GapsNotice {...data.gaps} />
      <dl class="tiles">
        <Tile value={packages.length} label={plural(packages, 'package')}>
          {counted(published.length)} public
        </Tile>
        <Tile value={members.length} label={plural(members, 'member')}>
          {several(roles(members, 'owner'), 'owner')},{' '}
          {several(roles(members, 'admin'), 'admin')}
        </Tile>
        <Tile value={isOutsideKnown ? outside : undefined} label="from outside">
          not on the roster, with access
        </Tile>
        <Tile value={teams.length} label={plural(teams, 'team')} />
        <Tile
          value={told === 0 ? undefined : weeklyDownloads}
          label="downloads a week"
        >
          npm tells them of {several(told, 'package')}
        </Tile>
      </dl>
    </header>
  );
}

function Tile(props: {
  /** Undefined where it is not known. */
  readonly value: number | undefined;
  readonly label: string;
  readonly children?: preact.ComponentChildren;
}) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>
        {props.value === undefined ? (
          <b>?</b>
        ) : (
          <b title={counted(props.value)}>{short(props.value)}</b>
        )}
        {props.children && <small>{props.children}</small>}
      </dd>
    </div>
  );
}

function roles(members: readonly Entity[], role: string): number {
  return members.filter(({ properties }) => properties.role === role).length;
}

function plural({ length }: readonly Entity[], one: string): string {
  return length === 1 ? one : `${one}s`;
}
