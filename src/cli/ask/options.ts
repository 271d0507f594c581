import { InvalidArgumentError } from 'commander';
import { instantOf } from '../../j1ql/instant';
import type { Parameters } from '../../j1ql/parse';

/** The epoch milliseconds of a time in ISO 8601, or of what are epoch milliseconds already. */
export function momentOf(text: string): number {
  const moment = /^\d{5,}$/.test(text) ? Number(text) : instantOf(text);
  if (moment === undefined)
    throw new InvalidArgumentError(
      'Write it as 2026-03-31 or 2026-03-31T12:00:00Z.',
    );
  return moment;
}

/** The parameters with one more, written as `name=value`; one that is there gets another value. */
export function withParameter(
  text: string,
  parameters: Parameters,
): Parameters {
  const [name = '', ...value] = text.split('=');
  if (name === '' || value.length === 0)
    throw new InvalidArgumentError('Write it as name=value.');
  const earlier = parameters.get(name.trim());
  const added = value.join('=');
  return new Map([
    ...parameters,
    [name.trim(), earlier === undefined ? added : [earlier, added].flat()],
  ]);
}
