import type { ComponentChildren } from 'preact';
import type { Access } from '../../report/access';
import { numberOf, type Organization } from '../../report/organization';
import { lastPublished } from '../../report/publication';
import { Day } from '../shared/day';
import { List } from './list';
import { Thing, Ways } from './thing';

interface Props {
  readonly organization: Organization;
  readonly accesses: readonly Access[];
}

/** The people who can publish a package, and through what. */
export function Publishers({ organization, accesses }: Props) {
  if (accesses.length === 0) return null;
  return (
    <List
      heads={['User', 'Through', 'Last published it']}
      items={accesses}
      row={(access) => [
        <Thing entity={access.user} />,
        <Ways access={access} />,
        <LastPublished organization={organization} access={access} />,
      ]}
    />
  );
}

/** The packages that a user can publish, and through what. */
export function Publishable({ organization, accesses }: Props) {
  if (accesses.length === 0) return null;
  return (
    <List
      heads={['Package', 'Through', 'Downloads a week', 'Published by them']}
      items={accesses}
      row={(access) => [
        <Thing entity={access.package} />,
        <Ways access={access} />,
        numberOf(access.package, 'weeklyDownloads'),
        <LastPublished organization={organization} access={access} />,
      ]}
    />
  );
}

/** Who or what can be read and not published. */
export function Readable({
  accesses,
  end,
  children,
}: {
  readonly accesses: readonly Access[];
  /** Which end of an access is named. */
  readonly end: 'user' | 'package';
  readonly children: ComponentChildren;
}) {
  if (accesses.length === 0) return null;
  return (
    <details>
      <summary>{children}</summary>
      <List
        heads={[end === 'user' ? 'User' : 'Package', 'Through']}
        items={accesses}
        row={(access) => [
          <Thing entity={access[end]} />,
          <Ways access={access} />,
        ]}
      />
    </details>
  );
}

function LastPublished({
  organization,
  access,
}: {
  readonly organization: Organization;
  readonly access: Access;
}) {
  const last = lastPublished(organization, access);
  return last === 'never' ? <>never</> : <Day time={last} />;
}
