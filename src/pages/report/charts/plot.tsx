import { plot, type PlotOptions } from '@observablehq/plot';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  readonly title: string;
  readonly options: PlotOptions;
  /** What one sees in it, in words and numbers. */
  readonly children: ComponentChildren;
  /** What a click on the mark under the pointer does. */
  readonly onPick?: (datum: unknown) => void;
}

/** A chart with a title, and under it in words what it shows. */
export function Plot({ title, options, children, onPick }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const drawn = plot({
      width: 560,
      height: 280,
      marginLeft: 50,
      marginBottom: 42,
      style: { background: 'none', fontSize: '12px', overflow: 'visible' },
      ariaLabel: title,
      ...options,
    });
    const pick = () => {
      const datum: unknown = drawn.value;
      if (datum) onPick?.(datum);
    };
    drawn.addEventListener('click', pick);
    place.current?.replaceChildren(drawn);
    return () => drawn.remove();
  }, [title, options, onPick]);
  return (
    <figure class="card">
      <h3>{title}</h3>
      <div class="plot" ref={place} />
      <figcaption class="muted">{children}</figcaption>
    </figure>
  );
}
