import {
  createIntegrationEntity,
  type Entity,
  type StepEntityMetadata,
} from '@jupiterone/integration-sdk-core';
import type { Advisory } from '../registry/types';
import { webUrl } from './links';
import { orNone } from './lists';
import { flag, link, number, properties, text, texts } from './properties';

/** A known vulnerability that the latest version of a package is open to. */
export const advisoryEntity = {
  resourceName: 'npm Advisory',
  _type: 'npm_advisory',
  _class: 'Finding',
  schema: properties({
    name: text('The title.'),
    displayName: text('The title.'),
    category: text('Always `application`.'),
    severity: text('`info`, `low`, `medium`, `high` or `critical`.'),
    numericSeverity: number(
      'The CVSS score; where there is none, 9 for critical, 7 for high, 5 for medium, 3 for low and 1 for info.',
    ),
    open: flag('Always true: the latest version is open to it.'),
    cvssVector: text('The CVSS vector.'),
    cwe: texts('The weaknesses behind it, as in `CWE-79`.'),
    ghsaId: text("The id in GitHub's advisory database."),
    vulnerableVersions: text('The range of versions that have it.'),
    affectedVersion: text("The package's latest version, which has it."),
    webLink: link('Where it is described.'),
  }),
} satisfies StepEntityMetadata;

/** npm files the same advisory under each package it concerns. */
export const advisoryKey = (id: number, packageName: string) =>
  `npm-advisory:${id}:${packageName}`;

const NUMERIC_SEVERITY = new Map([
  ['critical', 9],
  ['high', 7],
  ['medium', 5],
  ['low', 3],
  ['info', 1],
]);

/** Makes the entity of an advisory for one package. */
export function createAdvisoryEntity(
  advisory: Advisory,
  packageName: string,
  affectedVersion: string,
): Entity {
  const { id, title, url, cvss } = advisory;
  const severity =
    advisory.severity === 'moderate' ? 'medium' : advisory.severity;
  const [ghsaId] = /GHSA(?:-[0-9a-z]{4}){3}/i.exec(url ?? '') ?? [];
  return createIntegrationEntity({
    entityData: {
      source: { ...advisory, url: webUrl(url) },
      assign: {
        _key: advisoryKey(id, packageName),
        _type: advisoryEntity._type,
        _class: advisoryEntity._class,
        name: title,
        displayName: title,
        category: 'application',
        severity,
        numericSeverity: cvss?.score || (NUMERIC_SEVERITY.get(severity) ?? 0),
        open: true,
        cvssVector: cvss?.vectorString,
        cwe: orNone(advisory.cwe),
        ghsaId,
        vulnerableVersions: advisory.vulnerableVersions,
        affectedVersion,
        webLink: webUrl(url),
      },
    },
  });
}
