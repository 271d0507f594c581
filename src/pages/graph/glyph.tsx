import type { Look } from './looks';

/** The shape and colour of a type's nodes; hollow where they were not collected. */
export function Glyph({
  look,
  hollow = false,
}: {
  readonly look: Look;
  readonly hollow?: boolean;
}) {
  return (
    <span
      aria-hidden="true"
      class={`glyph ${look.shape} ${hollow ? 'hollow' : ''}`}
      style={{ '--hue': String(look.hue) }}
    />
  );
}
