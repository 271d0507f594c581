import type {
  IntegrationExecutionContext,
  IntegrationInvocationConfig,
  InvocationConfig,
} from '@jupiterone/integration-sdk-core';
import {
  type ExecutionConfig,
  instanceConfigFields,
  type IntegrationConfig,
  loadExecutionConfig,
  type StepContext,
} from './config';
import { ingestionConfig } from './ingestion';
import { integrationSteps } from './steps';
import { fitForUpload } from './upload-size';
import { validateInvocation } from './validation';

/** The SDK's own type, which knows no execution config, with ours in the contexts. */
type NpmInvocationConfig = InvocationConfig<
  IntegrationExecutionContext<IntegrationConfig, ExecutionConfig>,
  StepContext
> &
  Pick<IntegrationInvocationConfig<IntegrationConfig>, 'instanceConfigFields'>;

/** The whole integration. */
export const invocationConfig: NpmInvocationConfig = {
  instanceConfigFields,
  ingestionConfig,
  loadExecutionConfig,
  validateInvocation,
  beforeAddEntity: fitForUpload,
  beforeAddRelationship: fitForUpload,
  integrationSteps,
};
