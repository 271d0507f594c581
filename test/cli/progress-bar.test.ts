import { PassThrough } from 'node:stream';
import { ProgressBar } from '../../src/cli/progress-bar';

/** A terminal that remembers what was written to it. */
class Terminal extends PassThrough {
  readonly isTTY = true;
  readonly columns = 80;

  get written(): string {
    return String(this.read() ?? '');
  }
}

let terminal: Terminal;
let bar: ProgressBar;
beforeEach(() => {
  terminal = new Terminal();
  bar = new ProgressBar('Reading the organization', terminal);
});
afterEach(() => bar.stop());

/** What the bar draws once more before it goes. */
function lastDrawn(): string {
  bar.stop();
  return terminal.written;
}

test('before anything is counted it tells what is done', () => {
  expect(lastDrawn()).toContain('Reading the organization …');
});

test('it tells how much is read of how much, how quickly, and how long that takes', () => {
  const packages = { what: 'packages', all: 1000 };
  bar.progress({ ...packages, done: 0, perSecond: 0 });
  bar.progress({ ...packages, done: 250, perSecond: 33.333, secondsLeft: 23 });
  expect(lastDrawn()).toContain(
    '[=====---------------] 250 of 1000 packages, 33.3 a second, 23 s left',
  );
});

test('long times are minutes', () => {
  bar.progress({
    what: 'packages',
    all: 50_000,
    done: 5000,
    perSecond: 20,
    secondsLeft: 2250,
  });
  expect(lastDrawn()).toContain('20.0 a second, 38 min left');
});

test('a pause is told with its reason and how long it still takes', () => {
  bar.progress({
    what: 'packages',
    all: 10,
    done: 5,
    perSecond: 1,
    secondsLeft: 5,
  });
  bar.pause('npm limits requests', 60_000);
  expect(lastDrawn()).toMatch(
    /5 of 10 packages, npm limits requests, waiting (60|59) s/,
  );
});

test('an organization without packages fills the bar', () => {
  bar.progress({ what: 'packages', all: 0, done: 0, perSecond: 0 });
  expect(lastDrawn()).toContain('[====================] 0 of 0 packages');
});

test('a warning stands on a line of its own, above the bar', () => {
  bar.progress({ what: 'packages', all: 4, done: 0, perSecond: 0 });
  bar.warn('npm is slow');
  const drawn = lastDrawn();
  expect(drawn).toContain('\x1b[1G\x1b[2Knpm is slow\n');
  expect(drawn.indexOf('0 of 4')).toBeGreaterThan(drawn.indexOf('npm is slow'));
});

test('a line that is longer than the terminal is cut, so that it stays one line', () => {
  bar.enter('x'.repeat(200));
  expect(lastDrawn()).toMatch(/(?<!x)x{80}(?!x)/);
});

test('at the end the line is gone and the cursor is back', () => {
  expect(lastDrawn()).toMatch(/\x1b\[\?25h\x1b\[1G\x1b\[0J$/);
  bar.stop();
  expect(terminal.written).toBe('');
});
