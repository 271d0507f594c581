import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../tools/run';
import { questions, rules } from './shipped';

const read = (path: string) =>
  readFileSync(join(ROOT, path), 'utf8').replace(/\s+/g, ' ');

test("the customers' page has every question, and every rule with its severity", () => {
  const page = read('jupiterone.md');
  const wanted = [
    ...questions.map(({ title }) => `- ${String(title)}`),
    ...rules.map(
      ({ name, alertLevel, description }) =>
        `| \`${String(name)}\` | ${String(alertLevel)} | ${String(description)} |`,
    ),
  ];
  expect(wanted.filter((text) => !page.includes(text))).toEqual([]);
});

test.each(['README.md', 'jupiterone.md'])('%s counts what ships', (path) => {
  const text = `${questions.length} questions, ${rules.length} alert rules`;
  expect(read(path)).toContain(text);
});
