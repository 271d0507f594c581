import type { Entity } from '../graph/collected';
import { propertyOf } from '../j1ql/property';
import { isOutside } from './access';
import { byName, downloadsOf, type Organization, textOf } from './organization';

/** How much a signal should worry. */
export type Level = 'bad' | 'warn';

/** Something about a package that is worth a look. */
export interface SignalKind {
  readonly id: string;
  readonly title: string;
  /** What it means, in a sentence. */
  readonly meaning: string;
  readonly level: Level;
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
    tell: flag('installScriptsAdded', (pkg) => textOf(pkg, 'version')),
  },
  {
    id: 'new-publisher',
    title: 'New publisher',
    meaning:
      'The latest version was published by a person who had published none before.',
    level: 'warn',
    tell: flag('newPublisher', (pkg) => textOf(pkg, 'publisher')),
  },
  {
    id: 'advisory',
    title: 'Advisory',
    meaning: 'The latest version has a known vulnerability.',
    level: 'bad',
    tell: (pkg, organization) =>
      joined(
        organization
          .to(pkg, 'HAS', 'npm_advisory')
          .map((advisory) => textOf(advisory, 'severity')),
      ),
  },
  {
    id: 'outside-publisher',
    title: 'Outside publisher',
    meaning:
      'Somebody who is not on the roster of the organization may publish it.',
    level: 'warn',
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
    tell: flag('licenseChanged', (pkg) => textOf(pkg, 'license')),
  },
  {
    id: 'deprecated',
    title: 'Deprecated, still downloaded',
    meaning: 'It is deprecated, and was downloaded in the last week.',
    level: 'warn',
    tell: (pkg) =>
      propertyOf(pkg, 'deprecated') === true && downloadsOf(pkg) > 0
        ? textOf(pkg, 'deprecationMessage')
        : undefined,
  },
];

/** The packages with a signal, in the order in which they reach people: by downloads, then by dependents. */
export function signalled(organization: Organization): readonly Signalled[] {
  return organization.packages
    .map((pkg) => ({
      package: pkg,
      signals: SIGNALS.flatMap((kind) => {
        const detail = kind.tell(pkg, organization);
        return detail === undefined ? [] : [{ kind, detail }];
      }),
    }))
    .filter(({ signals }) => signals.length > 0)
    .sort((a, b) => byReach(a.package, b.package));
}

function byReach(a: Entity, b: Entity): number {
  const dependents = (pkg: Entity) =>
    Number(propertyOf(pkg, 'dependentCount') ?? 0);
  return (
    downloadsOf(b) - downloadsOf(a) ||
    dependents(b) - dependents(a) ||
    byName(a, b)
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
