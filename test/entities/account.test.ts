import { accountEntity, createAccountEntity } from '../../src/entities/account';
import { undeclaredIn, URI } from './entities';

process.env.ENABLE_GRAPH_OBJECT_SCHEMA_VALIDATION = '1';

const acme = {
  organization: 'acme',
  members: [
    { username: 'alice', role: 'owner' },
    { username: 'oscar', role: 'owner' },
    { username: 'adam', role: 'admin' },
    { username: 'bob', role: 'developer' },
    { username: 'grace', role: 'billing-manager' },
  ],
  teamCount: 2,
  packageCount: 0,
  emails: ['alice@Globex.example', 'bob@acme.example', 'adam@ACME.example'],
};

it('an organization is an account of the vendor npm', () => {
  const entity = createAccountEntity(acme);
  expect(entity).toEqual({
    _key: 'npm-account:acme',
    _type: 'npm_account',
    _class: ['Account'],
    _rawData: [{ name: 'default', rawData: { organization: 'acme' } }],
    id: 'acme',
    name: 'acme',
    displayName: 'acme',
    accountId: 'acme',
    vendor: 'npm',
    webLink: 'https://www.npmjs.com/settings/acme/packages',
    memberCount: 5,
    ownerCount: 2,
    adminCount: 1,
    teamCount: 2,
    packageCount: 0,
    emailDomains: ['acme.example', 'globex.example'],
  });
  expect(undeclaredIn(entity, accountEntity)).toEqual([]);
});

it('what npm did not tell of an organization is absent', () => {
  const entity = createAccountEntity({
    organization: 'lone',
    members: [{ username: 'alice', role: 'owner' }],
    emails: [],
  });
  expect(entity).toMatchObject({
    memberCount: 1,
    ownerCount: 1,
    adminCount: 0,
  });
  expect(entity.teamCount).toBeUndefined();
  expect(entity.packageCount).toBeUndefined();
  expect(entity.emailDomains).toBeUndefined();
});

it.each(['acme~co', 'a.b_c-d', 'constructor'])(
  'the page of the organization %s has an address that is a URI',
  (organization) => {
    const entity = createAccountEntity({ ...acme, organization });
    expect(entity._key).toBe(`npm-account:${organization}`);
    expect(entity.webLink).toMatch(URI);
  },
);
