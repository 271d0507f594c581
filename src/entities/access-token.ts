import {
  createIntegrationEntity,
  type Entity,
  type StepEntityMetadata,
} from '@jupiterone/integration-sdk-core';
import type { AccessToken } from '../registry/types';
import { orNone } from './lists';
import { flag, properties, text, texts, time } from './properties';

/** An access token of the person whose token this integration uses; npm shows nobody else's. */
export const accessTokenEntity = {
  resourceName: 'npm Access Token',
  _type: 'npm_access_token',
  _class: ['AccessKey', 'Key'],
  schema: properties({
    name: text(
      'The name, or the first eight characters of the key that npm files it under.',
    ),
    displayName: text('The same as `name`.'),
    readOnly: flag('Whether it may publish nothing.'),
    bypassTwoFactor: flag('Whether it publishes without a second factor.'),
    cidrAllowlist: texts(
      'The IP ranges it works from; absent when it works from everywhere.',
    ),
    scopes: texts(
      'What it may touch, as in `package:@acme/widget` and `org:acme`.',
    ),
    permissions: texts('What it may do there, as in `package:write`.'),
    createdOn: time('When it was made.'),
    updatedOn: time('When it was last changed.'),
    lastUsedOn: time('When it was last used.'),
    expiresOn: time('When it ends.'),
  }),
} satisfies StepEntityMetadata;

const accessTokenKey = (key: string) => `npm-access-token:${key}`;

/** Makes the entity of an access token; no part of the token itself is in it. */
export function createAccessTokenEntity(token: AccessToken): Entity {
  const { key, inUse, cidrAllowlist, scopes, permissions, ...rest } = token;
  const name = token.name ?? key.slice(0, 8);
  return createIntegrationEntity({
    entityData: {
      source: { key },
      assign: {
        _key: accessTokenKey(key),
        _type: accessTokenEntity._type,
        _class: accessTokenEntity._class,
        ...rest,
        name,
        displayName: name,
        cidrAllowlist: orNone(cidrAllowlist),
        scopes: orNone(scopes),
        permissions: orNone(permissions),
      },
    },
  });
}
