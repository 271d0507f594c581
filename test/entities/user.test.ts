import { createUserEntity, userEntity, userKey } from '../../src/entities/user';
import { undeclaredIn, URI } from './entities';

process.env.ENABLE_GRAPH_OBJECT_SCHEMA_VALIDATION = '1';

it('a member has a role, an e-mail in lower case and what they published', () => {
  const entity = createUserEntity({
    username: 'alice',
    role: 'owner',
    email: 'Alice@Acme.example',
    publishing: {
      lastPublishedOn: 1_770_091_506_789,
      largestPublishBurst: 4,
      largestPublishBurstOn: 1_770_000_000_000,
    },
  });
  expect(entity).toEqual({
    _key: 'npm-user:alice',
    _type: 'npm_user',
    _class: ['User'],
    _rawData: [
      { name: 'default', rawData: { username: 'alice', role: 'owner' } },
    ],
    id: 'alice',
    name: 'alice',
    displayName: 'alice',
    username: 'alice',
    member: true,
    role: 'owner',
    admin: true,
    active: true,
    email: 'alice@acme.example',
    emailDomain: ['acme.example'],
    webLink: 'https://www.npmjs.com/~alice',
    lastPublishedOn: 1_770_091_506_789,
    largestPublishBurst: 4,
    largestPublishBurstOn: 1_770_000_000_000,
  });
  expect(undeclaredIn(entity, userEntity)).toEqual([]);
});

it('somebody without a role is an outsider', () => {
  const entity = createUserEntity({ username: 'mallory' });
  expect(entity).toEqual({
    _key: 'npm-user:mallory',
    _type: 'npm_user',
    _class: ['User'],
    _rawData: [{ name: 'default', rawData: { username: 'mallory' } }],
    id: 'mallory',
    name: 'mallory',
    displayName: 'mallory',
    username: 'mallory',
    member: false,
    admin: false,
    active: true,
    webLink: 'https://www.npmjs.com/~mallory',
  });
});

it.each([
  ['owner', true],
  ['admin', true],
  ['developer', false],
  ['billing-manager', false],
  ['', false],
])('the role "%s" makes an admin: %s', (role, admin) => {
  expect(createUserEntity({ username: 'bob', role })).toMatchObject({
    member: true,
    role,
    admin,
  });
});

it.each(['constructor', '__proto__', 'a', 'Legacy_Name', 'ünï', "o'hara"])(
  'the user %s has a key and a page of their own',
  (username) => {
    const entity = createUserEntity({ username, role: 'developer' });
    expect(entity).toMatchObject({ _key: userKey(username), username });
    expect(entity.webLink).toMatch(URI);
  },
);
