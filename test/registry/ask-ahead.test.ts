import { askAhead } from '../../src/registry/ask-ahead';

const items = (count: number) => Array.from({ length: count }, (_, n) => n);

/** Questions that are answered when the test says so. */
function questions() {
  const answer = new Map<number, () => void>();
  const ask = (item: number) =>
    new Promise<number>((resolve) => answer.set(item, () => resolve(item)));
  return { answer, ask };
}

/** Lets everything go on that waits for nothing. */
const settle = () => new Promise(setImmediate);

it('answers in order, whatever comes first', async () => {
  const { answer, ask } = questions();
  const found: number[] = [];
  const reading = (async () => {
    for await (const each of askAhead(items(3), ask)) found.push(each);
  })();
  for (const item of [2, 0, 1]) {
    answer.get(item)?.();
    await settle();
  }
  await reading;
  expect(found).toEqual([0, 1, 2]);
});

it('has 20 questions under way, and 300 answers at most ahead of the consumer', async () => {
  const { answer, ask } = questions();
  const reading = askAhead(items(1000), ask);
  const first = reading.next();
  await settle();
  expect(answer.size).toBe(20);
  for (let item = 1; item < 1000; item++) {
    answer.get(item)?.();
    await settle();
  }
  expect(answer.size).toBe(301);
  answer.get(0)?.();
  expect((await first).value).toBe(0);
});

it('throws when the consumer reaches a failure, and asks no more', async () => {
  const asked: number[] = [];
  const reading = askAhead(items(1000), (item) => {
    asked.push(item);
    return item === 1
      ? Promise.reject(new Error('no'))
      : new Promise<number>((resolve) => setImmediate(() => resolve(item)));
  });
  await expect(
    (async () => {
      for await (const each of reading) expect(each).toBe(0);
    })(),
  ).rejects.toThrow('no');
  const count = asked.length;
  await settle();
  await settle();
  expect(asked).toHaveLength(count);
});

it('asks no more when the consumer leaves', async () => {
  const asked: number[] = [];
  const ask = (item: number) => {
    asked.push(item);
    return Promise.resolve(item);
  };
  for await (const each of askAhead(items(1000), ask)) if (each === 5) break;
  const count = asked.length;
  await settle();
  expect(asked).toHaveLength(count);
});
