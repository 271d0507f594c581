/** Questions under way at once: enough to keep all connections busy. */
const UNDER_WAY = 20;

/** Questions put ahead of the consumer, so that one which must be asked again holds up no other. */
const AHEAD = 300;

/** Asks for each item, some items ahead of the consumer, and answers in the items' order; throws when the consumer reaches a failure. */
export async function* askAhead<K, T>(
  items: Iterable<K>,
  ask: (item: K) => Promise<T>,
): AsyncGenerator<T> {
  const rest = items[Symbol.iterator]();
  const answers: Promise<T>[] = [];
  let underWay = 0;
  let left = false;
  const fill = () => {
    while (!left && underWay < UNDER_WAY && answers.length < AHEAD) {
      const next = rest.next();
      if (next.done) return;
      underWay += 1;
      const answer = ask(next.value).finally(() => {
        underWay -= 1;
        fill();
      });
      void answer.catch(() => undefined);
      answers.push(answer);
    }
  };
  try {
    fill();
    for (let next = answers.shift(); next; next = answers.shift()) {
      yield await next;
      fill();
    }
  } finally {
    left = true;
  }
}
