import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cases } from './endpoints';
import type { NamedFault } from './faults';
import { typesOf, withDependents } from './run';

/** What was seen, as in `whole`, by endpoint, then by what happened there. */
export class Seen {
  readonly #outcomes = new Map<string, Map<string, string>>();

  note(endpoint: string, what: string, outcome: string): void {
    const known = this.#outcomes.get(endpoint) ?? new Map<string, string>();
    known.set(what, outcome);
    this.#outcomes.set(endpoint, known);
  }

  /** What most came to, then what came to something else. */
  sum(endpoint: string, names: readonly string[], suffix: string): string {
    const known = this.#outcomes.get(endpoint);
    const byOutcome = new Map<string, string[]>();
    for (const name of names) {
      const outcome = known?.get(`${name}${suffix}`) ?? 'not seen';
      byOutcome.set(outcome, [...(byOutcome.get(outcome) ?? []), name]);
    }
    const [most, ...others] = [...byOutcome].sort(
      ([, one], [, other]) => other.length - one.length,
    );
    const exceptions = others.map(
      ([outcome, which]) => `${which.join(', ')}: ${outcome}`,
    );
    return [most?.[0], ...exceptions].join('; ');
  }
}

const INTRODUCTION = `# Reliability

<!-- Written by \`npm run reliability\` from what a test saw. Do not edit by hand. -->

What becomes of a run when npm fails, at each endpoint and for each fault.
\`test/reliability.test.ts\` makes the fake registry fail in all these ways, and this page is what it saw.

- **whole**: the graph is the true one, and no type is partial. What nobody misses may be left out, as told below.
- **partial**: the steps that are named failed. What they could not read is missing, and everything else is there: nothing
  is invented, no property is wrong, no relationship leads nowhere. The types of these steps, and of those that depend on them, are
  told to JupiterOne as partial, and no others. So it deletes nothing of them.
- **left out**: many good tokens may not read it, so it is absent and no type is partial.
- **ends**: the run ends, nothing more is asked, and nothing is handed on.

What happened is in the log each time, with the endpoint.`;

/** The document of what was seen. */
export function documentOf(seen: Seen, faults: readonly NamedFault[]): string {
  const names = faults.map(({ name }) => name);
  const rows = cases.map(({ endpoint }) => [
    `\`${endpoint.replace(' without the token', '')}\`${endpoint.endsWith('token') ? ' without the token' : ''}`,
    seen.sum(endpoint, names, ' once'),
    seen.sum(endpoint, names, ' for ever'),
    seen.sum(endpoint, ['401'], ''),
    seen.sum(endpoint, ['403'], ''),
    seen.sum(endpoint, ['404'], ''),
  ]);
  const head = ['Endpoint', 'Passes', 'Stays', '401', '403', '404'];
  const byMinutes = new Map<string, string[]>();
  for (const { name, minutes } of faults) {
    const key = minutes.map((most) => `${most} minutes`).join(' | ');
    byMinutes.set(key, [...(byMinutes.get(key) ?? []), name]);
  }
  const longest = [...byMinutes].map(([minutes, those]) => [
    those.join('; '),
    minutes,
  ]);
  const failing = new Set(cases.flatMap((each) => each.failing ?? []));
  const types = [...failing]
    .sort()
    .map((id) => [`\`${id}\``, list(typesOf(withDependents([id])))]);
  return format(
    [
      INTRODUCTION,
      '## Endpoints',
      'A fault **passes** when the same request is answered as it should be after one failure, and **stays** when every request to the endpoint fails.',
      table([head, ...rows]),
      `The search tells downloads and dependents, which nobody misses: without it the packages have none. The list without the token only saves requests. User documents tell e-mails.`,
      'The endpoints of dist-tags and of one version are asked for packages whose metadata is too large. Their history is always missing, so \`fetch-package-publishers\` is partial even then; the table leaves that out.',
      '## Faults',
      'How long a run lasts at most with each, when it takes no time otherwise.',
      table([['Fault', 'Passes | Stays'], ...longest]),
      'A connection that is **refused** is no matter of one endpoint. When npm is back before the attempts are used up, the run is whole. When it is not, what was read until then is kept, and the types of what was not read are partial.',
      '## Types',
      'Which types are partial when a step failed.',
      table([['Step', 'Partial types'], ...types]),
    ].join('\n\n'),
  );
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...rest] = rows;
  const rule = head.flatMap((cell) => cell.split('|').map(() => '---'));
  return [head, rule, ...rest]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** Prettier cannot be loaded where Jest runs. */
function format(text: string): string {
  const root = join(__dirname, '..', '..');
  const bin = require.resolve('prettier/bin/prettier.cjs');
  const args = [bin, '--stdin-filepath', join(root, 'docs/reliability.md')];
  const { stdout } = spawnSync(process.execPath, args, {
    cwd: root,
    input: text,
    encoding: 'utf8',
  });
  return stdout;
}
