import type { Element } from './graph';

/** The value of a property; undefined where there is none. */
export function propertyOf({ properties }: Element, name: string): unknown {
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/** The properties that are for a reader: not the raw data, and not how a relationship was mapped. */
export function shownProperties({ properties }: Element): [string, unknown][] {
  return Object.entries(properties).filter(
    ([name]) => name !== '_rawData' && name !== '_mapping',
  );
}
