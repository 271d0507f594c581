import { plot, type PlotOptions } from '@observablehq/plot';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

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
  const width = useWidth(place);
  useEffect(() => {
    if (width === 0) return;
    const drawn = plot({
      width,
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
  }, [title, options, onPick, width]);
  return (
    <figure class="card">
      <h3>{title}</h3>
      <div class="plot" ref={place} />
      <figcaption class="muted">{children}</figcaption>
    </figure>
  );
}

/** How wide an element is, in pixels; 0 until it is there. */
function useWidth(place: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!place.current) return;
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.floor(entry?.contentRect.width ?? 0)),
    );
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [place]);
  return width;
}
