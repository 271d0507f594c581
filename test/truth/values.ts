import type { Permission } from '../registry/world';

/** What a property may be. */
export type Value = string | number | boolean | readonly string[];

/** An entity or an edge as the graph should have it. */
export type Properties = Readonly<Record<string, Value>>;

/** Leaves out what npm did not tell: what is undefined, and lists of nothing. */
export function told(
  properties: Readonly<Record<string, Value | undefined>>,
): Properties {
  const known: Record<string, Value> = {};
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined) continue;
    if (Array.isArray(value) && value.length === 0) continue;
    known[name] = value;
  }
  return known;
}

/** Epoch milliseconds, if it is a time at all. */
export function timeOf(text: string | undefined): number | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : time;
}

/** An e-mail as written, if it is one. */
export function wellFormed(email: string | undefined): string | undefined {
  return email && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? email : undefined;
}

/** A text, if it is one and not empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** One property of a value that may be anything. */
export function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map<string, unknown>(Object.entries(value)).get(name);
}

/** A permission as npm's users know it. */
export function permissionOf(permission: Permission): string {
  return permission === 'write' ? 'read-write' : 'read-only';
}

/** A page of npm's website. */
export function pageOf(...parts: readonly string[]): string {
  const path = parts.map((part) =>
    encodeURIComponent(part).replace(/^%40/, '@'),
  );
  return `https://www.npmjs.com/${path.join('/')}`;
}
