import { clip, counted } from '../shared/format';
import { Glyph } from './glyph';
import type { Scene } from './scene';

interface Props {
  readonly scene: Scene;
  readonly hidden: ReadonlySet<string>;
  readonly onChange: (hidden: ReadonlySet<string>) => void;
}

/** The types with their counts; each can be left out and brought back. */
export function Legend({ scene, hidden, onChange }: Props) {
  const { types } = scene.graph;
  const toggle = (name: string) => {
    const next = new Set(hidden);
    if (!next.delete(name)) next.add(name);
    onChange(next);
  };
  return (
    <details id="legend" open={innerWidth > 720}>
      <summary>Types</summary>
      <ul>
        {types.map(({ name, count, placeholder }) => (
          <li key={name}>
            <button
              type="button"
              aria-pressed={!hidden.has(name)}
              onClick={() => toggle(name)}
            >
              <Glyph
                look={scene.looks.get(name) ?? { hue: 0, shape: 'circle' }}
                hollow={placeholder}
              />
              <span class="name">{clip(name, 40)}</span>
              <span class="count">{counted(count)}</span>
            </button>
          </li>
        ))}
      </ul>
      {types.some(({ placeholder }) => placeholder) && (
        <p class="hint">
          Hollow: described here, collected by another integration.
        </p>
      )}
    </details>
  );
}
