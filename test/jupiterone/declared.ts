import { invocationConfig } from '../../src';

/** Every type that a step declares, sorted. */
export const declaredTypes: readonly string[] = [
  ...new Set(
    invocationConfig.integrationSteps
      .flatMap(({ entities, relationships, mappedRelationships = [] }) => [
        ...entities,
        ...relationships,
        ...mappedRelationships,
      ])
      .map(({ _type }) => _type),
  ),
].sort();
