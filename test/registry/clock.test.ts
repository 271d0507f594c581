import { systemClock } from '../../src/registry/clock';

afterEach(() => jest.restoreAllMocks());

it('tells about the time of the machine', () => {
  expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(60_000);
});

it('does not jump when the date of the machine is set', () => {
  const before = systemClock.now();
  jest.spyOn(Date, 'now').mockReturnValue(0);
  expect(systemClock.now()).toBeGreaterThanOrEqual(before);
});
