import { printable, Report } from '../../src/registry/report';
import { FakeClock } from '../fake-clock';

let clock: FakeClock;
let info: jest.Mock;
let report: Report;

beforeEach(() => {
  clock = new FakeClock();
  info = jest.fn();
  report = new Report(clock);
  report.logger = { info, warn: jest.fn() };
});

const lines = () => info.mock.calls.map((call: unknown[]) => call.at(-1));

test('long work tells every ten seconds how far it is', async () => {
  const progress = report.progress('packages', 1000);
  for (let done = 1; done <= 1000; done++) {
    await clock.sleep(30);
    progress.note(done);
  }
  expect(lines()).toEqual([
    '334 of 1000 packages read, 33.3 a second, about 20 seconds left',
    '668 of 1000 packages read, 33.3 a second, about 10 seconds left',
  ]);
});

test('short work tells nothing', () => {
  const progress = report.progress('packages', 10);
  for (let done = 1; done <= 10; done++) progress.note(done);
  expect(lines()).toEqual([]);
});

test('pauses are told at most every ten seconds', async () => {
  for (let second = 0; second < 25; second++) {
    report.pause(1000, 'GET /-/whoami');
    await clock.sleep(1000);
  }
  expect(lines()).toEqual(
    Array(3).fill(
      'npm limits requests at GET /-/whoami: all wait for 1 seconds and go on more slowly',
    ),
  );
});

test('without a logger nothing is told and nothing fails', () => {
  report.logger = undefined;
  report.warn('npm is gone');
  report.pause(1000, 'GET /-/whoami');
  report.notice('hello');
  expect(lines()).toEqual([]);
});

test.each([
  ['two\r\nlines', 'two lines'],
  ['red \u001b[31m', 'red  [31m'],
  ['red \u009b31m', 'red  31m'],
  ['right \u202eto left', 'right  to left'],
  ['\ud800', '\ufffd'],
  ['x'.repeat(100_000), `${'x'.repeat(200)}…`],
])('a text from outside is one plain line of the log: %j', (text, expected) => {
  report.notice(text);
  expect(info.mock.calls).toEqual([[{ notice: expected }, 'npm says']]);
  expect(printable(text)).toBe(expected);
});
