import type { Entity } from '../graph/collected';
import { type Gaps, isPartial } from '../graph/gaps';
import { propertyOf } from '../j1ql/property';
import { isOutside } from './access';
import { withoutHistory } from './history';
import {
  byName,
  downloadsOf,
  numberOf,
  type Organization,
  textOf,
} from './organization';

/** How much a signal should worry. */
export type Level = 'bad' | 'warn';

/** Something about a package that is worth a look. */
export interface SignalKind {
  readonly id: string;
  readonly title: string;
  /** What it means, in a sentence. */
  readonly meaning: string;
  readonly level: Level;
  /** The type whose step tells of it; that of packages, unless said otherwise. */
  readonly type?: string;
  /** Whether the history of a package tells of it. */
  readonly ofHistory?: boolean;
  /** What there is to say of a package; nothing where the signal is off. */
  readonly tell: (
    pkg: Entity,
    organization: Organization,
  ) => string | undefined;
}

/** A package with what is worth a look about it. */
export interface Signalled {
  readonly package: Entity;
  readonly signals: readonly { kind: SignalKind; detail: string }[];
}

/** The signals, the most alarming first. */
export const SIGNALS: readonly SignalKind[] = [
  {
    id: 'trust-downgraded',
    title: 'Lost trust',
    meaning:
      'An earlier version came a more trustworthy way than the latest one.',
    level: 'bad',
    ofHistory: true,
    tell: flag(
      'trustDowngraded',
      (pkg) => `${textOf(pkg, 'version')} by ${textOf(pkg, 'publisher')}`,
    ),
  },
  {
    id: 'install-scripts-added',
    title: 'Install script added',
    meaning:
      'The latest version runs a script when it is installed, and the one before it ran none.',
    level: 'bad',
    ofHistory: true,
    tell: flag('installScriptsAdded', (pkg) => textOf(pkg, 'version')),
  },
  {
    id: 'new-publisher',
    title: 'New publisher',
    meaning:
      'The latest version was published by a person who had published none before.',
    level: 'warn',
    ofHistory: true,
    tell: flag('newPublisher', (pkg) => textOf(pkg, 'publisher')),
  },
  {
    id: 'advisory',
    title: 'Advisory',
    meaning: 'The latest version has a known vulnerability.',
    level: 'bad',
    type: 'npm_advisory',
    tell: (pkg, organization) =>
      joined(
        organization
          .to(pkg, 'HAS', 'npm_advisory')
          .map((advisory) => textOf(advisory, 'severity')),
      ),
  },
  {
    id: 'outside-publisher',
    title: 'Outsider can publish',
    meaning:
      'Somebody who is not on the roster of the organization may publish it.',
    level: 'warn',
    type: 'npm_package_allows_user',
    tell: (pkg, organization) =>
      joined(
        [...organization.publishersOf(pkg)]
          .filter(isOutside)
          .sort(byName)
          .map((user) => textOf(user, 'username')),
      ),
  },
  {
    id: 'security-holding',
    title: 'Held by npm',
    meaning: "npm's security team holds the name with a placeholder.",
    level: 'bad',
    tell: flag('securityHolding'),
  },
  {
    id: 'unpublished',
    title: 'Unpublished',
    meaning: 'All versions were taken back; the name may be free for others.',
    level: 'warn',
    tell: flag('unpublished'),
  },
  {
    id: 'license-changed',
    title: 'License changed',
    meaning: 'The latest version has another license than the one before it.',
    level: 'warn',
    ofHistory: true,
    tell: flag('licenseChanged', (pkg) => textOf(pkg, 'license')),
  },
  {
    id: 'deprecated',
    title: 'Deprecated',
    meaning:
      'Nobody should use it any more. npm tells no downloads of such a package.',
    level: 'warn',
    tell: flag('deprecated', (pkg) => textOf(pkg, 'deprecationMessage')),
  },
];

/** Whether more packages may have a signal than those of which npm told it. */
export function isUncertain(
  { type = 'npm_package', ofHistory = false }: SignalKind,
  gaps: Gaps,
  { packages }: Organization,
): boolean {
  return (
    isPartial(type, gaps) || (ofHistory && withoutHistory(packages).length > 0)
  );
}

/** What is worth a look about a package. */
export function signalsOf(
  pkg: Entity,
  organization: Organization,
): Signalled['signals'] {
  return SIGNALS.flatMap((kind) => {
    const detail = kind.tell(pkg, organization);
    return detail === undefined ? [] : [{ kind, detail }];
  });
}

/** The packages with a signal, in the order in which they reach people: by downloads, then by dependents; where these are not told, the bad news first. */
export function signalled(organization: Organization): readonly Signalled[] {
  return organization.packages
    .map((pkg) => ({ package: pkg, signals: signalsOf(pkg, organization) }))
    .filter(({ signals }) => signals.length > 0)
    .sort(byReach);
}

function byReach(a: Signalled, b: Signalled): number {
  const dependents = (pkg: Entity) => numberOf(pkg, 'dependentCount') ?? 0;
  const isBad = ({ signals }: Signalled) =>
    signals.some(({ kind }) => kind.level === 'bad');
  return (
    downloadsOf(b.package) - downloadsOf(a.package) ||
    dependents(b.package) - dependents(a.package) ||
    Number(isBad(b)) - Number(isBad(a)) ||
    byName(a.package, b.package)
  );
}

function flag(
  name: string,
  detail: (pkg: Entity) => string = () => '',
): SignalKind['tell'] {
  return (pkg) => (propertyOf(pkg, name) === true ? detail(pkg) : undefined);
}

function joined(texts: readonly string[]): string | undefined {
  return texts.length === 0 ? undefined : texts.join(', ');
}
