import { webPath, webUrl } from '../../src/entities/links';
import { URI } from './entities';

it.each<[string, string]>([
  ['@acme/widget', '@acme/widget'],
  ['widget', 'widget'],
  ["@acme/it's~so!(odd)*", "@acme/it's~so!(odd)*"],
  ['release:eu', 'release%3Aeu'],
  ['night shift', 'night%20shift'],
  ['a?b#c', 'a%3Fb%23c'],
  ['100%', '100%25'],
  ['ü', '%C3%BC'],
  ['\ud800', '%EF%BF%BD'],
  ['</script>', '%3C/script%3E'],
])('%s stands in a web address as %s', (name, expected) => {
  expect(webPath(name)).toBe(expected);
});

it.each([
  'https://acme.example',
  'http://acme.example/widget',
  'https://acme.example/widget#readme',
  'https://acme.example/a%20b?c=d&e=f',
  'HTTPS://acme.example/',
])('%s leads to the web', (link) => {
  expect(webUrl(link)).toBe(link);
});

it('spaces around a link are no part of it', () => {
  expect(webUrl(' https://acme.example/ \n')).toBe('https://acme.example/');
});

it.each([
  undefined,
  '',
  ' ',
  'acme.example/widget',
  'see the wiki',
  '//acme.example',
  'https://',
  'https://acme.example/a b',
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'ftp://acme.example/',
  'mailto:alice@acme.example',
  'git+https://acme.example/widget.git',
])('%j leads to no web page', (link) => {
  expect(webUrl(link)).toBeUndefined();
});

it.each([
  ['https://user:secret@acme.example/widget', 'https://acme.example/widget'],
  ['https://secret@acme.example/', 'https://acme.example/'],
  ['http://:secret@acme.example/', 'http://acme.example/'],
])('%s is cut to %s', (link, expected) => {
  expect(webUrl(link)).toBe(expected);
});

it.each([
  'https://acme.example/ä',
  'https://münchen.example/',
  'https://acme.example/{widget}',
  'https://acme.example/<b>',
  'https://acme.example/a|b',
  'https://acme.example/[a]',
  'https://acme.example/a\\b',
  'https://acme.example/"x"',
  'https://acme.example/100%',
  'https:acme.example',
])('%s is made a URI or left out', (link) => {
  const found = webUrl(link);
  expect(found ?? 'https://nothing.example').toMatch(URI);
});
