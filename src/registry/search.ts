import {
  array,
  type Decoder,
  either,
  lenient,
  mapped,
  number,
  object,
  string,
} from './decode';
import type { Http } from './http';
import type { RequestOptions } from './request';
import type { Reach } from './types';
import { escape } from './url';

const PAGE_SIZE = 250;

/** After which a search is taken for endless. */
const MOST_PAGES = 400;
const SEARCH: RequestOptions = { expendable: true, attempts: 3 };

interface SearchPage {
  readonly hits: readonly SearchHit[];
  /** How many hits there are on this page, those that cannot be read included. */
  readonly size: number;
  /** How many packages there are on all pages. */
  readonly total: number;
}

interface SearchHit extends Reach {
  readonly name: string;
}

interface WireHit {
  readonly package: { readonly name: string };
  readonly downloads?: { readonly weekly?: number; readonly monthly?: number };
  readonly dependents?: number;
}

/** npm has sent counts as texts too. */
const count = lenient(
  either(
    number,
    mapped(string, (text) => number(Number(text))),
  ),
);

const wireHit = object<WireHit>({
  package: object<WireHit['package']>({ name: string }),
  downloads: lenient(
    object<NonNullable<WireHit['downloads']>>({
      weekly: count,
      monthly: count,
    }),
  ),
  dependents: count,
});

const hit: Decoder<SearchHit> = mapped(wireHit, (wire) => ({
  name: wire.package.name,
  weeklyDownloads: wire.downloads?.weekly,
  monthlyDownloads: wire.downloads?.monthly,
  dependentCount: wire.dependents,
}));

const searchPage: Decoder<SearchPage> = mapped(
  object<{
    readonly objects: readonly (SearchHit | undefined)[];
    readonly total: number;
  }>({
    objects: array(lenient(hit)),
    total: number,
  }),
  ({ objects, total }) => ({
    hits: objects.filter((each) => each !== undefined),
    size: objects.length,
    total,
  }),
);

/** The reach of the packages that search knows, and the failure that ended the search before its end. */
export interface ReachFound {
  readonly reach: ReadonlyMap<string, Reach>;
  readonly failure?: unknown;
}

/** Pages through the search by scope until its end or its first failure. */
export async function readReach(
  http: Http,
  organization: string,
): Promise<ReachFound> {
  const reach = new Map<string, Reach>();
  const query = `text=scope:${escape(organization)}&size=${PAGE_SIZE}`;
  try {
    for (let from = 0, total = 1, pages = 0; from < total; pages++) {
      if (pages >= MOST_PAGES) throw new Error("npm's search does not end");
      const path = `/-/v1/search?${query}&from=${from}`;
      const page = await http.get(path, searchPage, SEARCH);
      for (const { name, ...found } of page.hits) reach.set(name, found);
      from += page.size;
      total = page.size > 0 ? page.total : 0;
    }
  } catch (failure) {
    return { reach, failure };
  }
  return { reach };
}
