import Ajv from 'ajv';
import type { Graph } from '../../src/j1ql/graph';
import { collectFrom } from '../collect';
import { acme } from '../registry/acme';
import { answerOf, graphOf, NOW, type Rows } from './graph';
import { incidentAt } from './incident';
import { neighbours } from './neighbours';
import schema from './rules.schema.json';
import { ruleQueries, rules } from './shipped';
import { withHistory, yesterdayOf } from './since-yesterday';

/** What the rules find on acme, a day after zoe, trent and a package came. */
const FOUND: Readonly<Record<string, Rows>> = {
  'npm-suspicious-release': [],
  'npm-publish-burst': [],
  'npm-name-held-by-security-team': [['npm-package:@acme/security-holding']],
  'npm-publisher-left': [
    ['carol', 'carol', 50],
    ['trent', 'trent', 2],
  ],
  'npm-publisher-disabled-elsewhere': [['dave', 'dave', 49]],
  'npm-publisher-unknown': [
    ['adam', 49],
    ['bob', 52],
    ['constructor', 4],
    ['eve', 3],
    ['frank', 1],
    ['mallory', 1],
    ['oscar', 4],
    ['zoe', 1],
  ],
  'npm-trust-downgraded': [['npm-package:@acme/payments']],
  'npm-install-script-added': [['npm-package:@acme/adds-install-script']],
  'npm-outside-access-granted': [
    ['trent', '@acme/commons', 'read-write'],
    ['trent', '@globex/bridge', 'read-write'],
  ],
  'npm-severe-advisory': [
    ['@acme/gadget', 'A weakness in @acme/gadget', 'high'],
    ['@acme/widget', 'Prototype pollution', 'high'],
    ['acme-left-pad', 'Padding runs code', 'critical'],
  ],
  'npm-private-repository-published': [
    ['UI', '@acme/repo-gitlab'],
    ['monorepo', '@acme/gadget'],
    ['monorepo', '@acme/widget'],
    ['pipelines', '@acme/repo-azure'],
  ],
  'npm-unrestricted-token': [
    ['npm-access-token:c9983b1f-0000-4000-8000-000000000000'],
  ],
  'npm-package-unpublished': [['npm-package:@acme/unpublished']],
  'npm-outside-publisher': [
    ['mallory', 1],
    ['trent', 2],
  ],
  'npm-new-publisher': [],
  'npm-owner-or-admin-changed': [],
  'npm-single-owner': [],
  'npm-popular-package-single-publisher': [],
  'npm-popular-package-many-publishers': [],
  'npm-popular-package-open-to-developers': [
    ['@acme/payments', 9_800],
    ['@acme/widget', 52_000],
  ],
  'npm-token-secret-left': [
    ['acme/core', 'NPM_AUTH_TOKEN'],
    ['acme/monorepo', 'NPM_TOKEN'],
  ],
  'npm-unused-writing-token': [
    ['npm-access-token:45ef6701-0000-4000-8000-000000000000'],
    ['npm-access-token:c9983b1f-0000-4000-8000-000000000000'],
    ['npm-access-token:f2c7d8e9-0000-4000-8000-000000000000'],
  ],
  'npm-token-ends': [['npm-access-token:b17d20aa-0000-4000-8000-000000000000']],
  'npm-many-owners': [],
  'npm-license-changed': [['npm-package:@acme/relicensed']],
  'npm-public-package-new': [['npm-package:@acme/grid']],
};

/** What those find that are silent there, after an incident. */
const FOUND_AFTER_INCIDENT: Readonly<Record<string, Rows>> = {
  'npm-suspicious-release': [
    ['npm-package:@acme/core'],
    ['npm-package:@acme/gadget'],
    ['npm-package:@acme/widget'],
  ],
  'npm-publish-burst': [['npm-user:mallory']],
  'npm-new-publisher': [
    ['npm-package:@acme/core'],
    ['npm-package:@acme/gadget'],
    ['npm-package:@acme/widget'],
  ],
  'npm-owner-or-admin-changed': [
    ['npm-user:bob'],
    ['npm-user:carol'],
    ['npm-user:constructor'],
    ['npm-user:dave'],
    ['npm-user:eve'],
    ['npm-user:frank'],
  ],
  'npm-single-owner': [['npm-account:acme']],
  'npm-popular-package-single-publisher': [['npm-package:@acme/one-writer']],
  'npm-popular-package-many-publishers': [['npm-package:@acme/core']],
  'npm-many-owners': [['npm-account:acme']],
};

async function secondRun(before: typeof acme, after: typeof acme) {
  const [first, second] = [await collectFrom(before), await collectFrom(after)];
  const { entities, relationships } = second;
  return graphOf(
    {
      ...second,
      entities: withHistory(first.entities, entities, NOW),
      relationships: withHistory(first.relationships, relationships, NOW),
    },
    neighbours,
  );
}

let quiet: Graph;
let alarmed: Graph;

beforeAll(async () => {
  quiet = await secondRun(yesterdayOf(acme), acme);
  alarmed = await secondRun(acme, incidentAt(acme));
}, 60_000);

/** Rows of entities and of tables without ORDER BY come in any order. */
function sorted(rows: Rows): Rows {
  const text = (row: readonly unknown[]) => JSON.stringify(row);
  return rows.toSorted((a, b) => (text(a) < text(b) ? -1 : 1));
}

test('the rule pack is one', () => {
  const ajv = new Ajv({ allErrors: true });
  const isValid = ajv.compile(schema);
  isValid(rules);
  expect(isValid.errors).toBeNull();
  expect(rules.length).toBeGreaterThanOrEqual(15);
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
});

test.each(ruleQueries.map(({ name, query }) => [name, query]))(
  '%s finds on acme, or after an incident, what is there',
  (name, query) => {
    const found = sorted(answerOf(quiet, query));
    expect(found).toEqual(FOUND[name]);
    if (found.length > 0) return;
    const wanted = FOUND_AFTER_INCIDENT[name];
    expect(wanted).not.toHaveLength(0);
    expect(sorted(answerOf(alarmed, query))).toEqual(wanted);
  },
);

test('what is expected is of rules', () => {
  expect(Object.keys(FOUND).sort()).toEqual(
    ruleQueries.map(({ name }) => name).sort(),
  );
});
