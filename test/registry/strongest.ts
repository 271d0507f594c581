import type { WorldCollaborator } from './world';

/** Of all that each user was granted, what lets them do most. */
export function strongest(
  grants: readonly WorldCollaborator[],
): readonly WorldCollaborator[] {
  const byUser = new Map<string, WorldCollaborator>();
  for (const grant of grants) {
    const had = byUser.get(grant.username);
    if (had?.permission !== 'write') byUser.set(grant.username, grant);
  }
  return [...byUser.values()];
}
