/** Asks at the first call and gives every later caller the same answer, or the same failure. */
export function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= ask());
}

/** {@link once}, for each key. */
export function onceEach<K, T>(
  ask: (key: K) => Promise<T>,
): (key: K) => Promise<T> {
  const answers = new Map<K, Promise<T>>();
  return (key) => {
    const answer = answers.get(key) ?? ask(key);
    answers.set(key, answer);
    return answer;
  };
}
