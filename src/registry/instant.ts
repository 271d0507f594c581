import { DecodeError, type Decoder, mapped, string } from './decode';

/** Reads an ISO 8601 time with a zone, as epoch milliseconds: without a zone it would mean another time on another machine. */
export const instant: Decoder<number> = mapped(string, (text) => {
  const isInstant = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(text);
  const value = isInstant ? Date.parse(text) : NaN;
  if (Number.isNaN(value)) throw new DecodeError('an ISO 8601 time');
  return value;
});
