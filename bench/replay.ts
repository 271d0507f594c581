// The floor of the SDK: the steps of the integration, which hand in what a collection wrote and ask nobody.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  IntegrationInvocationConfig,
  Step,
  StepExecutionContext,
} from '@jupiterone/integration-sdk-core';

/** The folder with `steps.json`, and with the collection's `graph`. */
const folder = process.env.REPLAY ?? '';

const steps: Step<StepExecutionContext>[] = parse(join(folder, 'steps.json'));

export const invocationConfig: IntegrationInvocationConfig = {
  integrationSteps: steps.map((step) => ({
    ...step,
    executionHandler: async ({ jobState }) => {
      for (const file of filesOf(step.id, 'entities'))
        await jobState.addEntities(parse(file).entities);
      for (const file of filesOf(step.id, 'relationships'))
        await jobState.addRelationships(parse(file).relationships);
    },
  })),
};

function filesOf(step: string, kind: string): readonly string[] {
  const files = join(folder, 'graph', step, kind);
  return existsSync(files)
    ? readdirSync(files).map((name) => join(files, name))
    : [];
}

function parse(file: string) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
