import { createHash } from 'node:crypto';
import Ajv from 'ajv';
import { evaluate } from '../../src/j1ql/evaluate';
import type { Graph } from '../../src/j1ql/graph';
import { parse } from '../../src/j1ql/parse';
import { collectFrom } from '../collect';
import { isObject } from '../jupiterone/shapes';
import { acme } from '../registry/acme';
import schema from './board.schema.json';
import { answerOf, graphOf, NOW, type Rows } from './graph';
import { board, listIn, widgets } from './shipped';

/** How many columns the grid has at each width. */
const COLUMNS: Readonly<Record<string, number>> = {
  xs: 4,
  sm: 6,
  md: 6,
  lg: 12,
  xl: 12,
};

/** The columns that each kind of widget draws. */
const DRAWN: Readonly<Record<string, readonly string[]>> = {
  number: ['value'],
  pie: ['name', 'value'],
  bar: ['x', 'y'],
  line: ['x', 'y', 'line'],
  matrix: ['x', 'y'],
};

const on = (text: string) => Date.parse(text);

/** What the widgets show of acme. */
const SHOWN: Readonly<Record<string, Rows>> = {
  Packages: [[56]],
  'Public packages with provenance': [[8]],
  'People who can publish': [[12]],
  'People outside who can publish': [[2]],
  'Packages that lost trust': [[1]],
  'Packages that added an install script': [[1]],
  'Known vulnerabilities': [[6]],
  'Packages with a single publisher': [[2]],
  'How the latest versions were published': [
    ['staged', 1],
    ['trusted-publisher', 7],
    ['user', 46],
  ],
  Licenses: [
    ['Apache-2.0', 1],
    ['BUSL-1.1', 1],
    ['MIT OR GPL-2.0-only', 1],
    ['MIT', 49],
    ['UNLICENSED', 2],
  ],
  'Vulnerabilities by severity': [
    ['critical', 1],
    ['high', 2],
    ['info', 1],
    ['low', 1],
    ['medium', 1],
  ],
  'Packages within reach of each user': [
    ['adam', 49],
    ['alice', 52],
    ['bob', 52],
    ['carol', 50],
    ['constructor', 4],
    ['dave', 49],
    ['eve', 3],
    ['frank', 1],
    ['mallory', 1],
    ['oscar', 4],
    ['trent', 2],
    ['zoe', 1],
  ],
  'Weekly downloads within reach of each user': [
    ['adam', 62_150],
    ['alice', 182_150],
    ['bob', 182_150],
    ['carol', 62_150],
    ['constructor', 120_000],
    ['dave', 62_150],
  ],
  'Weekly downloads by the day of the latest release': [
    [on('2016-07-01'), 350, 'user'],
    [on('2026-08-04'), 120_000, 'trusted-publisher'],
    [on('2026-08-14'), 52_000, 'trusted-publisher'],
    [on('2026-10-02T03:14Z'), 9_800, 'user'],
  ],
  'Who is in which team': [
    ['designers', 'frank'],
    ['designers', 'grace'],
    ['developers', 'adam'],
    ['developers', 'alice'],
    ['developers', 'bob'],
    ['developers', 'carol'],
    ['developers', 'dave'],
    ['platform', 'alice'],
    ['platform', 'bob'],
    ['platform', 'constructor'],
    ['release:eu', 'dave'],
    ['release:eu', 'frank'],
    ['security', 'eve'],
    ['security', 'oscar'],
  ],
  'What people outside can publish': [
    ['npm-package:@acme/commons'],
    ['npm-package:@globex/bridge'],
    ['npm-user:mallory'],
    ['npm-user:trent'],
  ],
  'Latest versions that lost trust': [
    ['@acme/payments', '2.1.1', 'bob', 'user', on('2026-10-02T03:14Z')],
  ],
  'Owners and admins': [
    ['adam', 'admin', 'adam@acme.example', null],
    ['alice', 'owner', 'alice@acme.example', on('2026-03-15')],
    ['oscar', 'owner', 'oscar@acme.example', on('2026-05-05')],
  ],
  'Vulnerable packages': [
    ['@acme/gadget', 'high', 'A weakness in @acme/gadget', linkOf(1090003)],
    [
      '@acme/payments',
      'medium',
      'A weakness in @acme/payments',
      linkOf(1090004),
    ],
    ['@acme/widget', 'high', 'Prototype pollution', linkOf(1090003)],
    ['acme-left-pad', 'critical', 'Padding runs code', linkOf(1090001)],
    ['acme-left-pad', 'low', 'A weakness in acme-left-pad', linkOf(1090002)],
    ['constructor', 'info', 'A weakness in constructor', linkOf(1090005)],
  ],
  'Most downloaded packages and who can publish them': [
    ['@acme/ancient', 350, 5, false],
    ['@acme/core', 120_000, 3, true],
    ['@acme/payments', 9_800, 5, false],
    ['@acme/widget', 52_000, 5, true],
  ],
};

function linkOf(id: number): string | undefined {
  return acme.advisories.find((advisory) => advisory.id === id)?.url;
}

const drawing = widgets
  .filter(({ type }) => type !== 'markdown')
  .map((widget) => ({
    title: String(widget.title),
    type: String(widget.type),
    queries: listIn(widget.config, 'queries').map(({ query }) => String(query)),
  }));

let graph: Graph;

beforeAll(async () => {
  graph = await graphOf(await collectFrom(acme));
});

test('the dashboard is one, with every kind of widget', () => {
  const isValid = new Ajv({ allErrors: true, strictTypes: false }).compile(
    schema,
  );
  isValid(board);
  expect(isValid.errors).toBeNull();
  const kinds = new Set(widgets.map(({ type }) => type));
  expect([...kinds].sort()).toEqual(
    [...Object.keys(DRAWN), 'graph', 'markdown', 'table'].sort(),
  );
});

/** A name-based UUID, version 5, in this dashboard's namespace. */
function uuidOf(title: string): string {
  const namespace = Buffer.from('7d9f1b521d0a5c579c1e2f1f6f0c2b11', 'hex');
  const hash = createHash('sha1').update(namespace).update(title).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex', 0, 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

test('a widget has the id that its title gives it', () => {
  const ids = widgets.map(({ id, title }) => [title, id]);
  const titles = widgets.map(({ title }) => String(title));
  expect(ids).toEqual(titles.map((title) => [title, uuidOf(title)]));
  expect(new Set(titles).size).toBe(titles.length);
});

describe.each(Object.entries(COLUMNS))('at width %s', (width, columns) => {
  const layouts = isObject(board) ? board.layouts : undefined;
  const items = listIn(layouts, width).map(({ i, x, y, w, h }) => ({
    id: String(i),
    left: Number(x),
    top: Number(y),
    right: Number(x) + Number(w),
    bottom: Number(y) + Number(h),
  }));

  test('every widget has its place, within the grid', () => {
    expect(items.map(({ id }) => id)).toEqual(widgets.map(({ id }) => id));
    expect(items.filter(({ right }) => right > columns)).toEqual([]);
  });

  test('no two widgets overlap, and no row is empty', () => {
    const overlapping = items.flatMap((one, index) =>
      items
        .slice(index + 1)
        .filter(
          (other) =>
            one.left < other.right &&
            other.left < one.right &&
            one.top < other.bottom &&
            other.top < one.bottom,
        ),
    );
    expect(overlapping).toEqual([]);
    const height = Math.max(...items.map(({ bottom }) => bottom));
    const rows = Array.from({ length: height }, (_, row) => row);
    const isTaken = (row: number) =>
      items.some(({ top, bottom }) => top <= row && row < bottom);
    expect(rows.filter((row) => !isTaken(row))).toEqual([]);
  });
});

test.each(drawing)(
  '"$title" shows what is there',
  ({ title, type, queries }) => {
    for (const query of queries) {
      const result = evaluate(graph, parse(query), { now: NOW });
      expect(result.kind).toBe(type === 'graph' ? 'tree' : 'table');
      const columns = result.kind === 'table' ? result.columns : [];
      expect(columns).toEqual(DRAWN[type] ?? columns);
      const rows = answerOf(graph, query);
      const text = (row: readonly unknown[]) => JSON.stringify(row);
      expect(rows.toSorted((a, b) => (text(a) < text(b) ? -1 : 1))).toEqual(
        SHOWN[title],
      );
    }
  },
);

test('what is expected is of widgets', () => {
  expect(Object.keys(SHOWN).sort()).toEqual(
    drawing.map(({ title }) => title).sort(),
  );
});
