import { accessOf } from '../../src/report/access';
import { Organization } from '../../src/report/organization';
import { lastPublished } from '../../src/report/publication';
import { indexed } from '../../src/j1ql/graph';
import { entity, relationship } from '../graph/build';

const alice = entity('alice', { _type: 'npm_user', _class: 'User' });
const widget = entity('widget', { createdOn: 1 });
const unread = entity('unread');
const published = {
  ...relationship('alice', 'PUBLISHED', 'widget'),
  properties: { lastPublishedOn: 7 },
};
const other = entity('other', { createdOn: 1 });

function lastOf(pkg: typeof widget, relationships = [published]) {
  const organization = new Organization(
    indexed({
      entities: [alice, widget, unread, other],
      relationships,
      mapped: [],
    }),
  );
  return lastPublished(organization, accessOf(organization, pkg, alice));
}

test('a user last published a package when npm says', () => {
  expect(lastOf(widget)).toBe(7);
});

test('a user who is not in the history of a package never published it', () => {
  expect(lastOf(other)).toBe('never');
});

test('where the history was not read, nobody knows', () => {
  expect(lastOf(unread)).toBeUndefined();
});

test('where no publication was collected, nobody knows', () => {
  expect(lastOf(other, [])).toBeUndefined();
});
