import type { OutgoingHttpHeaders } from 'node:http';
import type { WorldIndex } from './world-index';

/** A request as the route that answers it sees it. */
export interface Ask {
  readonly index: WorldIndex;
  readonly rights: Rights;
  /** The registry's own address, without a last slash. */
  readonly registry: string;
  readonly query: URLSearchParams;
  readonly accept: string;
  readonly body: string;
}

/** What the one who asks may see. */
export interface Rights {
  /** Whether a token came with the request. */
  readonly token: boolean;
  /** How much of the organization. */
  readonly organization: 'all' | 'public' | 'refused';
  readonly privatePackages: boolean;
  /** The token owner's tokens and profile, and users' documents. */
  readonly account: boolean;
}

/** An HTTP answer; a body that is a string is sent as a web page, any other as JSON. */
export interface Answer {
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: unknown;
}

/** A body that is told as it is. */
export function ok(body: unknown, headers?: OutgoingHttpHeaders): Answer {
  return { status: 200, body, headers };
}

/** Thrown to answer with an error. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(status: number, error: string, headers?: OutgoingHttpHeaders) {
    super(error);
    this.answer = { status, headers, body: { error } };
  }
}

const ANONYMOUS: Rights = {
  token: false,
  organization: 'public',
  privatePackages: false,
  account: false,
};

/** What the sender of an `Authorization` header may see; refuses a token that is not the world's. */
export function rightsOf(
  { world, tokenOfMember }: WorldIndex,
  authorization: string | undefined,
): Rights {
  if (authorization === undefined) return ANONYMOUS;
  const { value, refused, organizations, packages, account } = world.token;
  if (refused === 'address') {
    const headers = { 'www-authenticate': 'ipaddress' };
    throw new Refusal(401, 'Login is not allowed from your address', headers);
  }
  if (refused || authorization !== `Bearer ${value}`) {
    throw new Refusal(401, 'Unauthorized');
  }
  const whole = tokenOfMember ? 'all' : 'public';
  return {
    token: true,
    organization: organizations === false ? 'refused' : whole,
    privatePackages: tokenOfMember && packages !== false,
    account: account !== false,
  };
}
