import type { StepContext } from '../config';
import { enabledSources } from '../ingestion';
import type { Census } from '../registry/census';

/** The census, with collaborators where the customer has them on. */
export function censusFor({
  instance,
  executionConfig,
}: Pick<StepContext, 'instance' | 'executionConfig'>): Promise<Census> {
  return executionConfig.registry.getCensus(
    enabledSources(instance).has('collaborators'),
  );
}
