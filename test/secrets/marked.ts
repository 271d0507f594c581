import { acme } from '../registry/acme';
import { byHand, pkg } from '../registry/acme/build';
import type { World } from '../registry/world';

/** Has characters that URLs, JSON and base64 write in another way. */
export const TOKEN = 'npm_Marked+Token/"0123456789"?=&%~';

/** Of a member: the graph has it on the user and on the packages that the user maintains or published. */
export const MEMBER_EMAIL = 'marked-member@private.example';

/** Of somebody who published once and is not in the graph. */
export const FORMER_EMAIL = 'marked-former@private.example';

export const PRIVATE_PACKAGE = '@acme/marked-moonshot';

const member = { name: 'alice', email: MEMBER_EMAIL };
const former = { name: 'departed', email: FORMER_EMAIL };

const { pkg: moonshot } = pkg(
  PRIVATE_PACKAGE,
  [
    byHand('1.0.0', '2026-01-01', 'alice', { publisher: former }),
    byHand('1.1.0', '2026-02-01', 'alice', { publisher: member }),
  ],
  {
    public: false,
    teams: {},
    direct: { alice: 'write' },
    maintainers: [member],
  },
);

/** The organization acme with the marks in it. */
export const marked: World = {
  ...acme,
  users: acme.users.map((user) =>
    user.username === 'alice' ? { ...user, email: MEMBER_EMAIL } : user,
  ),
  packages: [...acme.packages, moonshot],
  token: { ...acme.token, value: TOKEN },
};

/** Which ways of writing a secret a text holds: as it is, in a URL, in JSON, in base64 at any offset, in hexadecimal. */
export function disguisesIn(text: string, secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const disguises = {
    plain: secret,
    url: encodeURIComponent(secret),
    json: JSON.stringify(secret).slice(1, -1),
    hexadecimal: bytes.toString('hex'),
    ...Object.fromEntries(
      [0, 1, 2].map((offset) => [
        `base64 at ${offset}`,
        base64Within(bytes, offset),
      ]),
    ),
  };
  return Object.entries(disguises)
    .filter(([, disguise]) => text.includes(disguise))
    .map(([name]) => name);
}

/** What base64 makes of the bytes behind others, without the characters that those have a part in. */
function base64Within(bytes: Buffer, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes]);
  const end = whole.length - (whole.length % 3);
  const text = whole.subarray(0, end).toString('base64');
  return text.slice(offset === 0 ? 0 : 4);
}
