import type { ComponentChildren } from 'preact';
import type { Properties } from '../../graph/collected';
import { clip, readable } from './format';

/** The properties that say something to people, with their values. */
export function PropertyList({
  properties,
}: {
  readonly properties: Properties;
}) {
  return (
    <dl class="properties">
      {toldOf(properties).map(([name, value]) => (
        <>
          <dt>{clip(name, 80)}</dt>
          <dd>
            <Value text={readable(name, value)} />
          </dd>
        </>
      ))}
    </dl>
  );
}

/** Those that say something to people: not what begins with `_`, and not the name once more. */
export function toldOf(
  properties: Properties,
): readonly (readonly [string, unknown])[] {
  return Object.entries(properties).filter(
    ([name]) => !name.startsWith('_') && name !== 'displayName',
  );
}

/** A text, or a link if it is the address of a web page. */
export function Value({ text }: { readonly text: string }) {
  return (
    <Web href={text}>
      <bdi>{clip(text, 2000)}</bdi>
    </Web>
  );
}

/** A link that leaves the page, if it is the address of a web page. */
export function Web(props: {
  readonly href: unknown;
  readonly children: ComponentChildren;
}) {
  const { href, children } = props;
  if (typeof href !== 'string' || !/^https?:\/\//.test(href)) return children;
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
