const ALPHABET = [...'23456789cfghjmpqrvwx'];

/** The page of an advisory, whose identifier has the form that GitHub gives it. */
export function advisoryUrl(id: number): string {
  const groups = [0, 1, 2].map((group) =>
    [0, 1, 2, 3]
      .map((digit) => Math.floor(id / 20 ** (4 * group + digit)) % 20)
      .map((digit) => ALPHABET[digit])
      .join(''),
  );
  return `https://github.com/advisories/GHSA-${groups.join('-')}`;
}
