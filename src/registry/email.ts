import { DecodeError, type Decoder, mapped, string } from './decode';

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
