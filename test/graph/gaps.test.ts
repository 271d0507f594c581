import { gapsIn } from '../../src/graph/gaps';

const step = (name: string, status: string) => ({ name, status });

test('steps that left something out are told by why they did', () => {
  expect(
    gapsIn([
      step('Fetch Packages', 'success'),
      step('Fetch Users', 'cached'),
      step('Fetch Teams', 'failure'),
      step('Fetch Advisories', 'partial_success_due_to_dependency_failure'),
      step('Fetch Access Tokens', 'disabled'),
    ]),
  ).toEqual({
    incomplete: ['Fetch Teams', 'Fetch Advisories'],
    disabled: ['Fetch Access Tokens'],
  });
});
