import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface Props {
  readonly text: () => string;
  readonly children: ComponentChildren;
}

/** A button that copies a text, and says whether that went well. */
export function Copy({ text, children }: Props) {
  const [outcome, setOutcome] = useState<string>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      setOutcome('Copied');
    } catch {
      setOutcome('The browser does not let this page copy');
    }
  };
  return (
    <button
      type="button"
      class="copy"
      aria-live="polite"
      onClick={() => void copy()}
      onBlur={() => setOutcome(undefined)}
    >
      {outcome ?? children}
    </button>
  );
}
