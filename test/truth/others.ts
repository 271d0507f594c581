import { satisfies } from 'semver';
import type {
  World,
  WorldAccessToken,
  WorldAdvisory,
  WorldPackage,
} from '../registry/world';
import { latestOf } from './history';
import { emailDomainsOf } from './people';
import { pageOf, type Properties, timeOf, told } from './values';

/** What the organization is. */
export function accountOf(
  world: World,
  packages: readonly WorldPackage[],
): Properties {
  const { organization, members, teams } = world;
  const withRole = (wanted: string) =>
    members.filter(({ role }) => role === wanted).length;
  return told({
    _type: 'npm_account',
    _class: ['Account'],
    _key: `npm-account:${organization}`,
    id: organization,
    name: organization,
    displayName: organization,
    accountId: organization,
    vendor: 'npm',
    webLink: pageOf('settings', organization, 'packages'),
    memberCount: members.length,
    ownerCount: withRole('owner'),
    adminCount: withRole('admin'),
    teamCount: teams.length,
    packageCount: packages.length,
    emailDomains: emailDomainsOf(world, packages),
  });
}

/** What a team is. */
export function teamOf(organization: string, team: string): Properties {
  const id = `${organization}:${team}`;
  return told({
    _type: 'npm_team',
    _class: ['UserGroup'],
    _key: `npm-team:${id}`,
    id,
    name: id,
    displayName: id,
    organization,
    teamName: team,
    webLink: pageOf('settings', organization, 'teams', 'team', team, 'users'),
  });
}

/** What an access token is; a login session's, which has no permissions, tells less. */
export function accessTokenOf(token: WorldAccessToken): Properties {
  const { key, permissions, cidrWhitelist } = token;
  const own = permissions && token;
  const name = own?.name ?? key.slice(0, 8);
  return told({
    _type: 'npm_access_token',
    _class: ['AccessKey', 'Key'],
    _key: `npm-access-token:${key}`,
    name,
    displayName: name,
    readOnly: permissions ? readsOnly(permissions) : token.readonly,
    bypassTwoFactor: own?.bypass2fa,
    cidrAllowlist: cidrWhitelist ?? undefined,
    scopes: own?.scopes?.map((scope) => `${scope.type}:${scope.name}`),
    permissions: permissions?.map((each) => `${each.name}:${each.action}`),
    createdOn: timeOf(token.created),
    updatedOn: timeOf(token.updated),
    lastUsedOn: timeOf(own?.lastUsed),
    expiresOn: timeOf(own?.expires),
  });
}

/** No permission at all tells nothing. */
function readsOnly(permissions: readonly { readonly action: string }[]) {
  const [first] = permissions;
  return first && permissions.every(({ action }) => action !== 'write');
}

const SEVERITIES = new Map([
  ['critical', 9],
  ['high', 7],
  ['medium', 5],
  ['low', 3],
  ['info', 1],
]);

/** What a known vulnerability of a package's latest version is; undefined when the version has it no more. */
export function advisoryOf(
  advisory: WorldAdvisory,
  pkg: WorldPackage,
): Properties | undefined {
  const { title, url, cvss, vulnerableVersions } = advisory;
  const latest = latestOf(pkg);
  const affected =
    latest &&
    satisfies(latest.version, vulnerableVersions, { includePrerelease: true });
  if (!affected || !pkg.public) return undefined;
  const severity =
    advisory.severity === 'moderate' ? 'medium' : advisory.severity;
  const [ghsaId] = /GHSA-[\w-]+$/.exec(url) ?? [];
  return told({
    _type: 'npm_advisory',
    _class: ['Finding'],
    _key: advisoryKey(advisory),
    name: title,
    displayName: title,
    category: 'application',
    severity,
    numericSeverity: cvss?.score || SEVERITIES.get(severity),
    open: true,
    cvssVector: cvss?.vectorString ?? undefined,
    cwe: advisory.cwe,
    ghsaId,
    vulnerableVersions,
    affectedVersion: latest.version,
    webLink: /^https?:\/\//.test(url) ? url : undefined,
  });
}

/** An advisory is one for each package that it concerns. */
export function advisoryKey(advisory: WorldAdvisory): string {
  return `npm-advisory:${advisory.id}:${advisory.package}`;
}
