import type { Entity } from '../../graph/collected';
import { nameOf } from '../../report/organization';
import { counted, named } from '../shared/format';
import { Web } from '../shared/properties';
import { Thing } from './thing';

const MOST_NAMED = 500;

interface Props {
  readonly title: string;
  readonly entities: readonly Entity[];
  readonly name?: (entity: Entity) => string;
  /** They have no place of their own in the report, but a page on the web. */
  readonly onWeb?: boolean;
}

/** Names that lead on, behind a click where they are many. */
export function Names({ title, entities, name = nameOf, onWeb }: Props) {
  if (entities.length === 0) return null;
  const left = entities.length - MOST_NAMED;
  return (
    <details open={entities.length <= 12}>
      <summary>
        {title}: {counted(entities.length)}
      </summary>
      <ul class="names">
        {entities.slice(0, MOST_NAMED).map((entity) => (
          <li>
            {onWeb ? (
              <Web href={entity.properties.webLink}>{named(name(entity))}</Web>
            ) : (
              <Thing entity={entity} name={name(entity)} />
            )}
          </li>
        ))}
        {left > 0 && <li class="muted">and {counted(left)} more</li>}
      </ul>
    </details>
  );
}
