/** Questions put ahead of the consumer: enough to keep all connections busy while one answer is slow. */
const AHEAD = 60;

/** Asks for each item, some items ahead of the consumer, and answers in the items' order; throws when the consumer reaches a failure. */
export async function* askAhead<K, T>(
  items: Iterable<K>,
  ask: (item: K) => Promise<T>,
): AsyncGenerator<T> {
  const underWay: Promise<T>[] = [];
  for (const item of items) {
    const answer = ask(item);
    void answer.catch(() => undefined);
    underWay.push(answer);
    const [first] = underWay;
    if (first && underWay.length > AHEAD) {
      yield await first;
      void underWay.shift();
    }
  }
  for (const answer of underWay) yield await answer;
}
