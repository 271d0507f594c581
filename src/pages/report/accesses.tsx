import type { ComponentChildren } from 'preact';
import type { Access } from '../../report/access';
import { downloadsOf, type Organization } from '../../report/organization';
import { day } from '../shared/format';
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
        lastPublished(organization, access),
      ]}
    />
  );
}

/** The packages that a user can publish, and through what. */
export function Publishable({ organization, accesses }: Props) {
  if (accesses.length === 0) return null;
  return (
    <List
      heads={[
        'Package',
        'Through',
        'Downloads a week',
        'Last published by them',
      ]}
      items={accesses}
      row={(access) => [
        <Thing entity={access.package} />,
        <Ways access={access} />,
        downloadsOf(access.package),
        lastPublished(organization, access),
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

/** The day on which a user last published a package. */
function lastPublished(organization: Organization, access: Access): string {
  const edge = organization
    .edgesAt(access.package, 'PUBLISHED')
    .find(({ from }) => from === access.user);
  if (!edge) return 'never';
  const { lastPublishedOn } = edge.properties;
  return typeof lastPublishedOn === 'number' ? day(lastPublishedOn) : '';
}
