import { indexed } from '../../src/j1ql/graph';
import { nameOf, Organization } from '../../src/report/organization';
import {
  exposures,
  originShares,
  publisherCounts,
  releaseMonths,
} from '../../src/report/statistics';
import { entity, relationship } from '../graph/build';

const january = Date.UTC(2026, 0, 1);
const february = Date.UTC(2026, 1, 1);
const lateInJanuary = Date.UTC(2026, 0, 31, 23, 59);

const users = Array.from({ length: 12 }, (_, at) =>
  entity(`user-${at}`, { _type: 'npm_user', _class: 'User' }),
);

const organization = new Organization(
  indexed({
    entities: [
      ...users,
      entity('alone', {
        public: true,
        publishMethod: 'trusted-publisher',
        hasProvenance: true,
        weeklyDownloads: 70,
        createdOn: january,
        publishedOn: february,
        versionCount: 2,
      }),
      entity('by-all', {
        public: true,
        publishMethod: 'user',
        hasProvenance: false,
        weeklyDownloads: 30,
        createdOn: lateInJanuary,
        publishedOn: lateInJanuary,
        versionCount: 1,
      }),
      entity('hidden', { public: false, publishMethod: 'user' }),
    ],
    relationships: [
      ...users.map(({ key }) => allows('by-all', key)),
      allows('alone', 'user-3'),
    ],
    mapped: [],
  }),
);

function allows(pkg: string, user: string) {
  return { ...relationship(pkg, 'ALLOWS', user), properties: { write: true } };
}

test('packages are counted by how many people can publish them, eleven and more together', () => {
  const counts = publisherCounts(organization).map(({ packages }) => packages);
  expect(counts).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
});

test('the latest versions of public packages are counted by where they came from', () => {
  const shares = originShares(organization).filter(
    ({ packages }) => packages > 0,
  );
  expect(shares).toEqual([
    {
      origin: 'Trusted publishing with provenance',
      packages: 1,
      weeklyDownloads: 70,
    },
    { origin: 'By a person, with neither', packages: 1, weeklyDownloads: 30 },
  ]);
});

test.each([
  [{ publishMethod: 'staged', hasProvenance: true }, 'Staged, approved'],
  [{ publishMethod: 'trusted-publisher' }, 'Trusted publishing'],
  [{ publishMethod: 'user', hasProvenance: true }, 'Provenance'],
  [{}, 'Not known'],
])('a latest version of %j is one kind alone', (properties, expected) => {
  const pkg = entity('a', { public: true, ...properties });
  const of = new Organization(
    indexed({ entities: [pkg], relationships: [], mapped: [] }),
  );
  const [share, ...others] = originShares(of).filter(
    ({ packages }) => packages > 0,
  );
  expect(share?.origin).toMatch(expected);
  expect(others).toEqual([]);
});

test('first and latest releases are counted by month, and an only release once', () => {
  expect(releaseMonths(organization)).toEqual([
    { month: january, release: 'First release', packages: 2 },
    { month: february, release: 'Latest release', packages: 1 },
  ]);
});

test('a package whose downloads npm does not tell is no point', () => {
  expect(
    exposures(organization).map((point) => [
      nameOf(point.package),
      point.weeklyDownloads,
      point.publishers,
    ]),
  ).toEqual([
    ['alone', 70, 1],
    ['by-all', 30, 12],
  ]);
});
