import type {
  Entity,
  StepEntityMetadata,
} from '@jupiterone/integration-sdk-core';

/** A web address as RFC 3986 has it: few characters, and a percent sign only before two hex digits. */
export const URI = /^https?:\/\/(?:[\w.~!$&'()*+,;=:@/?#-]|%[0-9a-f]{2})+$/i;

/** The properties of an entity that its type does not declare, and that no document would explain. */
export function undeclaredIn(
  entity: Entity,
  { schema }: Pick<StepEntityMetadata, 'schema'>,
): readonly string[] {
  const declared = Object.keys(schema?.properties ?? {});
  return Object.entries(entity).flatMap(([name, value]) =>
    value === undefined || name.startsWith('_') || declared.includes(name)
      ? []
      : [name],
  );
}
