/** The style sheet's colours and font, for canvases, which know no style sheet. */
export interface Theme {
  readonly dark: boolean;
  readonly ground: string;
  readonly surface: string;
  readonly line: string;
  readonly text: string;
  readonly muted: string;
  readonly face: string;
}

const DARK = matchMedia('(prefers-color-scheme: dark)');

/** Reads the theme that the page has now. */
export function readTheme(): Theme {
  const probe = document.createElement('span');
  document.body.append(probe);
  const colorOf = (name: string) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const theme = {
    dark: DARK.matches,
    ground: colorOf('ground'),
    surface: colorOf('surface'),
    line: colorOf('line'),
    text: colorOf('text'),
    muted: colorOf('muted'),
    face: getComputedStyle(document.body).fontFamily,
  };
  probe.remove();
  return theme;
}

/** Calls back when the page turns dark or light; returns how to stop. */
export function onThemeChange(change: () => void): () => void {
  DARK.addEventListener('change', change);
  return () => DARK.removeEventListener('change', change);
}

/** Whether a person asked for as little movement as can be. */
export function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
