// Loaded before a command line: waits shorter than ten seconds, as between two attempts, take a hundredth of their time.
const { setTimeout: wait } = globalThis;

function hurried(callback, delay = 0, ...rest) {
  return wait(callback, delay < 10_000 ? delay / 100 : delay, ...rest);
}

globalThis.setTimeout = Object.defineProperties(
  hurried,
  Object.getOwnPropertyDescriptors(wait),
);
