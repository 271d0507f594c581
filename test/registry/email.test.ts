import { DecodeError } from '../../src/registry/decode';
import { email } from '../../src/registry/email';

it.each([
  'alice@acme.example',
  'Alice.B+npm@Acme.Example',
  "o'hara@acme-co.example",
  'a_b@sub.acme.example',
  '1@2.example',
  'npm-oidc-no-reply@github.com',
])('%s is an e-mail address', (text) => {
  expect(email(text)).toBe(text);
});

it.each([
  '',
  'alice',
  'alice@',
  '@acme.example',
  'alice@localhost',
  'alice@acme',
  'alice@acme..example',
  'alice@-acme.example',
  'alice@acme-.example',
  '.alice@acme.example',
  'alice.@acme.example',
  'al..ice@acme.example',
  'al ice@acme.example',
  'alice@acme.example ',
  'alice@acme.example\nbob@acme.example',
  'alice@acme.example, bob@acme.example',
  'alice@@acme.example',
  'eve (at) acme.example',
  'Alice <alice@acme.example>',
  'mailto:alice@acme.example',
])('%j is none', (text) => {
  expect(() => email(text)).toThrow(DecodeError);
});

it.each([[undefined], [null], [7], [['alice@acme.example']]])(
  '%j is none',
  (value) => {
    expect(() => email(value)).toThrow(DecodeError);
  },
);

it('a text made to be slow is not', () => {
  const start = performance.now();
  expect(() => email(`${'a.'.repeat(50_000)}@`)).toThrow(DecodeError);
  expect(() => email(`a@${'a-'.repeat(50_000)}`)).toThrow(DecodeError);
  expect(() => email(`a@${'a.'.repeat(50_000)}`)).toThrow(DecodeError);
  expect(performance.now() - start).toBeLessThan(1000);
});
