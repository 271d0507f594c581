import { isFatal, type Reason, reasonOf } from './errors';

/** What became of a question: a value, or why there is none. */
export type Outcome<T> =
  | { readonly value: T; readonly error?: undefined }
  | { readonly value?: undefined; readonly error: Reason };

/** Waits for an answer; throws only what must end the run. */
export async function outcomeOf<T>(answer: Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await answer };
  } catch (error) {
    if (isFatal(error)) throw error;
    return { error: reasonOf(error) };
  }
}
