import {
  type IntegrationLogger,
  PublishEventLevel,
  type Step,
} from '@jupiterone/integration-sdk-core';
import type { StepContext } from '../config';
import {
  accessTokenEntity,
  createAccessTokenEntity,
} from '../entities/access-token';
import { userKey } from '../entities/user';
import type { IngestionSource } from '../ingestion';
import { hasStatus } from '../registry/errors';
import { printable } from '../registry/report';
import type { AccessToken } from '../registry/types';
import { userHasAccessToken } from '../relationships';
import { censusFor } from './census';
import { Incomplete } from './incomplete';
import { fetchOrgUsers } from './org-users';

const THIRTY_DAYS = 30 * 24 * 3_600_000;

/** The tokens of the person whose token is in use; npm shows nobody else's, and not to every token. */
export const fetchAccessTokens: Step<StepContext> = {
  id: 'fetch-access-tokens',
  name: 'Fetch Access Tokens',
  entities: [accessTokenEntity],
  relationships: [userHasAccessToken.metadata],
  dependsOn: [fetchOrgUsers.id],
  ingestionSourceId: 'accessTokens' satisfies IngestionSource,
  async executionHandler(context) {
    const { jobState, logger, executionConfig } = context;
    const { registry } = executionConfig;
    const found = await registry.listAccessTokens().catch(unlessRefused);
    if (!found) {
      warn(
        logger,
        'warn_access_tokens_not_listed',
        'npm does not let this access token list the access tokens of its owner, so none is in the graph',
      );
      return;
    }
    const { tokens, failure } = found;
    const owner = await registry.getUsername();
    const { people, unknownCollaborators } = await censusFor(context);
    const incomplete = new Incomplete(logger);
    if (failure) incomplete.missing(1, failure.message);
    if (!people.has(owner))
      incomplete.missing(
        unknownCollaborators,
        "the collaborators of a package are unknown, and with them whether the tokens' owner is in the graph",
      );
    for (const token of tokens) {
      const { _key } = await jobState.addEntity(createAccessTokenEntity(token));
      if (people.has(owner))
        await jobState.addRelationship(
          userHasAccessToken.draw(userKey(owner), _key),
        );
    }
    const now = context.executionHistory.current.startedOn;
    warnOfExpiry(tokens, now, logger);
    incomplete.settle();
  },
};

function unlessRefused(error: unknown): undefined {
  if (!hasStatus(error, 401) && !hasStatus(error, 403)) throw error;
}

/** The token in use comes first: without it nothing is collected any more. */
function warnOfExpiry(
  tokens: readonly AccessToken[],
  now: number,
  logger: IntegrationLogger,
): void {
  const ending = tokens.filter(
    ({ expiresOn = Infinity }) =>
      expiresOn > now && expiresOn - now <= THIRTY_DAYS,
  );
  const inOrder = ending.sort((a, b) => Number(b.inUse) - Number(a.inUse));
  for (const { key, name = key.slice(0, 8), inUse, expiresOn = 0 } of inOrder)
    warn(
      logger,
      'warn_access_token_expires',
      `The access token "${printable(name)}"${inUse ? ', which this integration uses,' : ''} ends on ${new Date(expiresOn).toISOString().slice(0, 10)}`,
    );
}

function warn(logger: IntegrationLogger, name: string, description: string) {
  logger.warn(description);
  logger.publishEvent({ name, description, level: PublishEventLevel.Warn });
}
