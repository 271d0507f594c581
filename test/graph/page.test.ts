import { toGraph } from '../../src/graph/model';
import { graphPage } from '../../src/graph/page';
import { entity } from './build';
import { HOSTILE_NAMES } from './hostile-names';

const pageNaming = (names: readonly string[]) =>
  graphPage(
    toGraph({
      entities: names.map((name) => entity(name, { [`is ${name}`]: name })),
      relationships: [],
      mapped: [],
    }),
  );

/** The graph as the page's script reads it. */
function embedded(page: string): unknown {
  const [, text = ''] = /id="data">(.*?)<\/script>/s.exec(page) ?? [];
  return JSON.parse(text);
}

test.each(HOSTILE_NAMES)('%j changes no markup of the page', (name) => {
  const harmless = 'x'.repeat(name.length);
  const tags = (page: string) => page.match(/<[a-z/!][^>]*>/gi);
  expect(tags(pageNaming([name]))).toEqual(tags(pageNaming([harmless])));
});

test.each(HOSTILE_NAMES)('%j reaches the page unchanged', (name) => {
  const properties = [
    ['_key', name],
    [`is ${name}`, name],
  ];
  expect(embedded(pageNaming([name]))).toMatchObject({
    nodes: [{ name, properties }],
  });
});

test('line separators are escaped, because old scripts end lines there', () => {
  expect(pageNaming(['a\u2028b\u2029c'])).toContain(
    String.raw`a\u2028b\u2029c`,
  );
});

test('the page loads nothing and its policy lets it ask nobody', () => {
  const page = pageNaming(['widget']);
  expect(page).not.toMatch(/<(?:script|link|img|iframe)[^>]+(?:src|href)=/i);
  expect(page).toContain(`content="default-src 'none';`);
  expect(page).not.toContain('sourceMappingURL');
});
