import { gapsIn, namesOf } from '../../src/graph/gaps';
import { step } from './build';

test('steps that left something out are told by why they did', () => {
  const { incomplete, disabled } = gapsIn([
    step('Fetch Packages', 'success'),
    step('Fetch Users', 'cached'),
    step('Fetch Teams', 'failure'),
    step('Fetch Advisories', 'partial_success_due_to_dependency_failure'),
    step('Fetch Access Tokens', 'disabled'),
  ]);
  expect(namesOf(incomplete)).toBe('Fetch Teams, Fetch Advisories');
  expect(namesOf(disabled)).toBe('Fetch Access Tokens');
});
