import type { Entity } from '../../graph/collected';
import {
  byDownloads,
  byName,
  nameOf,
  type Organization,
  textOf,
} from '../../report/organization';
import { publicationsOf } from '../../report/publication';
import { signalsOf } from '../../report/signals';
import { Day } from '../shared/day';
import { clip, named, readable, several } from '../shared/format';
import { Web } from '../shared/properties';
import { Publishers, Readable } from './accesses';
import { isFromCi, TrustedCi } from './ci';
import { List } from './list';
import { Names } from './names';
import { AllProperties, teamNameOf, Thing } from './thing';

export interface ViewProps {
  readonly entity: Entity;
  readonly organization: Organization;
}

/** A package: who can publish it and through what, who did, and what is to be known of it. */
export function PackageView({ entity, organization }: ViewProps) {
  const accesses = organization.accessTo(entity);
  const publishers = accesses.filter(({ write }) => write);
  const readers = accesses.filter(({ write }) => !write);
  return (
    <>
      <h3>
        <bdi>{named(nameOf(entity))}</bdi>
      </h3>
      <Badges entity={entity} organization={organization} />
      <Facts entity={entity} />
      <h4>{whoCanPublish(publishers.length, isFromCi(entity))}</h4>
      <TrustedCi entity={entity} />
      <Publishers organization={organization} accesses={publishers} />
      <Readable accesses={readers} end="user">
        {several(readers.length, 'other')} can only read it
      </Readable>
      <Releases entity={entity} organization={organization} />
      <Related entity={entity} organization={organization} />
      <AllProperties entity={entity} />
    </>
  );
}

function whoCanPublish(people: number, ci: boolean): string {
  if (people > 0)
    return `${several(people, 'person', 'people')}${ci ? ', and CI,' : ''} can publish it`;
  return ci
    ? 'CI can publish it; no person was collected who can'
    : 'Nobody was collected who can publish it';
}

function Badges({ entity, organization }: ViewProps) {
  const { properties } = entity;
  const signals = signalsOf(entity, organization);
  return (
    <p class="badges">
      {properties.public === true && <span class="badge">public</span>}
      {properties.public === false && <span class="badge">private</span>}
      {signals.map(({ kind: { title, meaning, level }, detail }) => (
        <span class={`badge ${level}`} title={meaning}>
          {title}
          {detail !== '' && (
            <>
              : <bdi>{clip(detail, 60)}</bdi>
            </>
          )}
        </span>
      ))}
    </p>
  );
}

const FACTS: readonly (readonly [label: string, property: string])[] = [
  ['Latest version', 'version'],
  ['Published', 'publishedOn'],
  ['by', 'publisher'],
  ['as', 'publishMethod'],
  ['Provenance', 'hasProvenance'],
  ['Downloads a week', 'weeklyDownloads'],
  ['Dependents', 'dependentCount'],
  ['License', 'license'],
  ['Former publishers', 'formerPublisherCount'],
];

function Facts({ entity: { properties } }: Pick<ViewProps, 'entity'>) {
  const { repositoryUrl, version, webLink } = properties;
  const known = FACTS.filter(([, name]) => properties[name] !== undefined);
  return (
    <>
      <dl class="facts">
        {known.map(([label, name]) => (
          <div>
            <dt>{label}</dt>
            <dd>
              <bdi>{clip(readable(name, properties[name]))}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <p class="links">
        <Web href={webLink}>On npm</Web>
        {typeof repositoryUrl === 'string' && (
          <Web href={repositoryUrl}>{clip(repositoryUrl)}</Web>
        )}
        {version !== undefined && repositoryUrl === undefined && (
          <span class="muted">declares no repository</span>
        )}
      </p>
    </>
  );
}

function Releases({ entity, organization }: ViewProps) {
  const publications = publicationsOf(organization, entity).toSorted((a, b) =>
    byName(a.from, b.from),
  );
  const { formerPublisherCount: former = 0 } = entity.properties;
  if (publications.length === 0 && former === 0) return null;
  return (
    <>
      <h4>Who published it</h4>
      {Number(former) > 0 && (
        <p class="muted">
          {several(Number(former), 'person', 'people')} who published it can do
          so no more, and may not be listed.
        </p>
      )}
      <List
        heads={['User', 'Versions', 'First', 'Last', '']}
        items={publications}
        row={({ from, properties }) => [
          <Thing entity={from} />,
          Number(properties.versions ?? 0),
          <Day time={properties.firstPublishedOn} />,
          <Day time={properties.lastPublishedOn} />,
          properties.latest === true ? 'the latest version' : '',
        ]}
      />
    </>
  );
}

function Related({ entity, organization }: ViewProps) {
  return (
    <>
      <Names
        title="Teams with access"
        entities={organization.to(entity, 'ALLOWS', 'npm_team')}
        name={teamNameOf}
      />
      <Names
        title="Advisories"
        entities={organization.to(entity, 'HAS', 'npm_advisory')}
        name={(advisory) =>
          `${textOf(advisory, 'severity')}: ${nameOf(advisory)}`
        }
        onWeb
      />
      <Names
        title="Used by"
        entities={organization
          .from(entity, 'USES', 'npm_package')
          .toSorted(byDownloads)}
      />
      <Names
        title="Uses"
        entities={organization
          .to(entity, 'USES', 'npm_package')
          .toSorted(byName)}
      />
    </>
  );
}
