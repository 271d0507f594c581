import type { ComponentChildren } from 'preact';
import {
  useLayoutEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'preact/hooks';
import { finder, type Findable } from './find';

const MOST_FOUND = 12;

interface Props<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly show: (item: Item) => ComponentChildren;
  readonly onTake: (item: Item) => void;
}

/** A field that finds items while one types; `/` leads to it, arrows choose, Enter takes. */
export function Search<Item extends Findable>({
  label,
  items,
  show,
  onTake,
}: Props<Item>) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const { text, type, found, chosen, move } = useFinding(items);
  useSlash(field);

  const take = (item: Item | undefined) => {
    if (item === undefined) return;
    type('');
    onTake(item);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS.get(event.key);
    if (event.key === 'Enter') take(found[chosen]);
    else if (event.key === 'Escape' && text !== '') type('');
    else if (step !== undefined) move(step);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const isOpen = found.length > 0;
  const isInVain = text.trim() !== '' && !isOpen;
  return (
    <div class="search">
      <input
        ref={field}
        type="text"
        role="combobox"
        enterkeyhint="search"
        placeholder={`${label} (press /)`}
        aria-label={label}
        aria-controls={id}
        aria-expanded={isOpen}
        aria-activedescendant={isOpen ? `${id}-${chosen}` : undefined}
        aria-invalid={isInVain}
        autocomplete="off"
        value={text}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={() => type('')}
        onKeyDown={onKeyDown}
      />
      <ul id={id} role="listbox" aria-label={label} hidden={!isOpen}>
        {found.map((item, at) => (
          <li
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === chosen}
            onPointerDown={(event) => {
              event.preventDefault();
              take(item);
            }}
          >
            {show(item)}
          </li>
        ))}
      </ul>
      {isInVain && <Nothing />}
    </div>
  );
}

function Nothing() {
  return (
    <p class="nothing" role="status">
      Nothing is called that.
    </p>
  );
}

const STEPS: ReadonlyMap<string, number> = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
]);

/** What was typed, what that finds, and which of it Enter takes. */
function useFinding<Item extends Findable>(items: readonly Item[]) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const find = useMemo(() => finder(items), [items]);
  const found = useMemo(() => find(text, MOST_FOUND), [find, text]);
  return {
    text,
    found,
    chosen,
    type: (value: string) => {
      setText(value);
      setChosen(0);
    },
    move: (step: number) => {
      if (found.length > 0)
        setChosen((chosen + step + found.length) % found.length);
    },
  };
}

/** Lets `/` lead to the field from wherever nothing is typed. */
function useSlash(field: { readonly current: HTMLInputElement | null }): void {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement &&
        event.target.matches('input, textarea, select');
      if (event.key !== '/' || isTyping) return;
      field.current?.focus();
      event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [field]);
}
