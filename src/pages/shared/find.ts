/** Something that a search leads to. */
export interface Findable {
  readonly name: string;
}

/** Finds by a part of the name, capital letters or not: whole names first, then those that begin with it, then the shorter ones. */
export function finder<Item extends Findable>(
  items: readonly Item[],
): (text: string, most: number) => readonly Item[] {
  const names = items.map(({ name }) => name.toLowerCase());
  return (text, most) => {
    const wanted = text.trim().toLowerCase();
    if (wanted === '') return [];
    return items
      .map((item, at) => ({ item, at, name: names[at] ?? '' }))
      .filter(({ name }) => name.includes(wanted))
      .map((found) => ({ ...found, rank: rankOf(found.name, wanted) }))
      .sort(
        (a, b) =>
          a.rank - b.rank || a.name.length - b.name.length || a.at - b.at,
      )
      .slice(0, most)
      .map(({ item }) => item);
  };
}

/** Nothing before the text is best; then a word that begins with it, as behind a scope. */
function rankOf(name: string, wanted: string): number {
  if (name === wanted) return 0;
  const at = name.indexOf(wanted);
  if (at === 0) return 1;
  return /[\w]/.test(name[at - 1] ?? '') ? 3 : 2;
}
