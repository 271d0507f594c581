import type { Entity } from '../../graph/collected';
import { textOf } from '../../report/organization';
import { clip } from '../shared/format';

/** Whether CI published the latest version, with trusted publishing. */
export function isFromCi({ properties }: Entity): boolean {
  return properties.publishMethod === 'trusted-publisher';
}

/** Trusted publishing lets in whoever can change what CI runs, whom npm does not know. */
export function TrustedCi({ entity }: { readonly entity: Entity }) {
  if (!isFromCi(entity)) return null;
  const repository = textOf(entity, 'repositoryUrl');
  return (
    <p class="notice">
      <bdi>{clip(textOf(entity, 'publisher'), 60) || 'CI'}</bdi> published the
      latest version with trusted publishing. Whoever can change what it runs
      for the repository that npm trusts can publish it, too. npm does not tell
      which that is
      {repository !== '' && (
        <>
          ; the package names <bdi>{clip(repository)}</bdi>
        </>
      )}
      .
    </p>
  );
}
