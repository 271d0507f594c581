import { collectFrom } from './collect';
import { acme } from './registry/acme';

test('of the tokens that end soon the one in use comes first', async () => {
  const [inUse, ...others] = acme.token.all;
  const graph = await collectFrom({
    ...acme,
    token: {
      ...acme.token,
      all: [
        ...others,
        ...(inUse ? [{ ...inUse, expires: '2026-12-20T00:00:00.000Z' }] : []),
      ],
    },
  });
  expect(graph.warnings).toEqual([
    'The access token "jupiterone", which this integration uses, ends on 2026-12-20',
    'The access token "release" ends on 2026-12-15',
  ]);
});
