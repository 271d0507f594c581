import type { Entity } from '../../src/graph/collected';
import { gapsIn, gapsOf, namesOf } from '../../src/graph/gaps';
import { entity, step } from './build';

const NOTHING = { entities: [] };

test('steps that left something out are told by why they did', () => {
  const { incomplete, disabled } = gapsIn(
    [
      step('Fetch Packages', 'success'),
      step('Fetch Users', 'cached'),
      step('Fetch Teams', 'failure'),
      step('Fetch Advisories', 'partial_success_due_to_dependency_failure'),
      step('Fetch Access Tokens', 'disabled'),
    ],
    NOTHING,
  );
  expect(namesOf(incomplete)).toBe('Fetch Teams, Fetch Advisories');
  expect(namesOf(disabled)).toBe('Fetch Access Tokens');
});

test('a step that npm told nothing is known by what there is not', () => {
  const steps = [step('Fetch Access Tokens'), step('Fetch Package Reach')];
  const token = entity('laptop', { _type: 'npm_access_token' });
  const popular = entity('popular', { weeklyDownloads: 0 });
  const untold = (...entities: Entity[]) =>
    namesOf(gapsIn(steps, { entities }).untold);
  expect(untold()).toBe('Fetch Access Tokens, Fetch Package Reach');
  expect(untold(token)).toBe('Fetch Package Reach');
  expect(untold(token, popular)).toBe('');
  expect(namesOf(gapsOf(gapsIn(steps, { entities: [popular] })))).toBe(
    'Fetch Access Tokens',
  );
});
