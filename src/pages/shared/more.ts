import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/**
 * How much of a list is shown, and the element that holds its items.
 * The button for more goes with the last of them; then the first that came takes the focus, which would be lost.
 */
export function useMore<Box extends HTMLElement>(atFirst: number) {
  const [shown, setShown] = useState(atFirst);
  const box = useRef<Box>(null);
  const before = useRef(atFirst);
  useLayoutEffect(() => {
    if (shown > before.current && document.activeElement === document.body)
      focusIn(box.current?.children[before.current]);
    before.current = shown;
  }, [shown]);
  return { shown, setShown, box };
}

function focusIn(item: Element | undefined): void {
  if (!(item instanceof HTMLElement)) return;
  const target = item.querySelector<HTMLElement>('a, button') ?? item;
  if (target === item) item.tabIndex = -1;
  target.focus();
}
