import {
  DecodeError,
  type Decoder,
  lenient,
  mapped,
  object,
  optional,
  string,
} from './decode';

const ATOM = "[\\w!#$%&'*+/=?^`{|}~-]+";
const LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const ADDRESS = new RegExp(
  `^${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+${LABEL}$`,
  'i',
);

/** Reads an e-mail address: the platform refuses an entity for a malformed one. */
export const email: Decoder<string> = mapped(string, (text) => {
  if (text.length > 254 || !ADDRESS.test(text))
    throw new DecodeError('an e-mail address');
  return text;
});

interface UserDocument {
  readonly name?: string;
  readonly email?: string;
}

/** Reads the e-mail in a user's document. A cache that mixes answers up would give one person the e-mail of another. */
export function emailOf(username: string): Decoder<string | undefined> {
  const document = object<UserDocument>({
    name: optional(string),
    email: optional(string),
  });
  return mapped(document, ({ name, email: told }) => {
    const whose = name ?? (told === undefined ? undefined : username);
    if (whose?.toLowerCase() !== username.toLowerCase())
      throw new DecodeError('the user who was asked for');
    return told === undefined ? undefined : lenient(email)(told);
  });
}
