import type { StepEntityMetadata } from '@jupiterone/integration-sdk-core';

/** One property of an entity or a relationship: its JSON Schema type, and the sentence that explains it. */
interface Property {
  readonly type: string;
  readonly description: string;
  readonly format?: string;
  readonly items?: { readonly type: string };
}

/** Declares the properties of a type; the documents are rendered from them. */
export function properties<K extends string>(declared: {
  readonly [name in K]: Property;
}): NonNullable<StepEntityMetadata['schema']> {
  return { properties: { ...declared } };
}

export const text = (description: string): Property => ({
  type: 'string',
  description,
});

export const texts = (description: string): Property => ({
  type: 'array',
  items: { type: 'string' },
  description,
});

export const flag = (description: string): Property => ({
  type: 'boolean',
  description,
});

export const count = (description: string): Property => ({
  type: 'integer',
  description,
});

export const number = (description: string): Property => ({
  type: 'number',
  description,
});

/** Epoch milliseconds. */
export const time = (description: string): Property => ({
  type: 'integer',
  format: 'date-time',
  description,
});

export const link = (description: string): Property => ({
  type: 'string',
  format: 'uri',
  description,
});
