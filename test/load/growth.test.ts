import { growthOf, problemsOf, type Sample } from './growth';

const samples = (count: number, sample: (index: number) => Partial<Sample>) =>
  Array.from({ length: count }, (_, index) => ({
    heapBytes: 40_000_000,
    sockets: 0,
    resources: { PipeWrap: 1 },
    ...sample(index),
  }));

const found = (count: number, sample: (index: number) => Partial<Sample>) =>
  problemsOf(growthOf(samples(count, sample)));

it('a heap that goes up and down has not grown', () => {
  expect(
    found(50, (n) => ({ heapBytes: 40_000_000 + (n % 3) * 900_000 })),
  ).toEqual([]);
});

it('a heap that keeps 100 kB of each of 50 runs has grown', () => {
  expect(
    found(50, (n) => ({
      heapBytes: 40_000_000 + n * 100_000 + (n % 3) * 900_000,
    })),
  ).toEqual([expect.stringMatching(/^the heap grew by 4[89]\d{5} bytes$/)]);
});

it('connections that stay open are a problem, those that were open on the way are none', () => {
  expect(found(9, (n) => ({ sockets: n < 8 ? 15 : 0 }))).toEqual([]);
  expect(found(9, () => ({ sockets: 15 }))).toEqual([
    '15 connections are open that nobody uses',
  ]);
});

it('a timer that is left over is a problem', () => {
  expect(found(9, (n) => ({ resources: { PipeWrap: 1, Timeout: n } }))).toEqual(
    ['8 × Timeout are left over'],
  );
});
