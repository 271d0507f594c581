/** A request to the registry that can be sent again. */
export interface Question {
  readonly method: string;
  readonly path: string;
  /** Whether it carries the token. */
  readonly authorized: boolean;
  readonly body: string;
}
