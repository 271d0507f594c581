import type { Entity } from '../../graph/collected';
import { isOutside } from '../../report/access';
import type { Organization } from '../../report/organization';
import type { ReportData } from '../../report/data';
import { counted, short, several } from '../shared/format';

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
  const time = new Date(data.collectedOn).toISOString();
  return (
    <header>
      <h1>{name}</h1>
      <p class="muted">
        npm organization, collected on{' '}
        <time dateTime={time}>{time.slice(0, 16).replace('T', ' ')} UTC</time>
      </p>
      {data.incomplete.length > 0 && (
        <p class="notice bad" role="alert">
          Not everything could be read. What is shown lacks a part of:{' '}
          {data.incomplete.join(', ')}.
        </p>
      )}
      <dl class="tiles">
        <Tile value={packages.length} label="packages">
          {counted(published.length)} public
        </Tile>
        <Tile value={members.length} label="members">
          {several(roles(members, 'owner'), 'owner')},{' '}
          {several(roles(members, 'admin'), 'admin')}
        </Tile>
        <Tile value={outside} label="from outside">
          not on the roster, with access
        </Tile>
        <Tile value={teams.length} label="teams" />
        <Tile value={sumOf(packages)} label="downloads a week">
          as far as npm tells
        </Tile>
      </dl>
    </header>
  );
}

function Tile(props: {
  readonly value: number;
  readonly label: string;
  readonly children?: preact.ComponentChildren;
}) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>
        <b title={counted(props.value)}>{short(props.value)}</b>
        {props.children && <small>{props.children}</small>}
      </dd>
    </div>
  );
}

function roles(members: readonly Entity[], role: string): number {
  return members.filter(({ properties }) => properties.role === role).length;
}

function sumOf(packages: readonly Entity[]): number {
  return packages.reduce(
    (total, { properties: { weeklyDownloads } }) =>
      total + (typeof weeklyDownloads === 'number' ? weeklyDownloads : 0),
    0,
  );
}
