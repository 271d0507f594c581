type Row = readonly [name: string, meaning: string];

/** The variables that say what is read, and how. */
export const NPM_VARIABLES: readonly Row[] = [
  ['ORGANIZATION', 'the name of the npm organization; needed'],
  ['ACCESS_TOKEN', 'a granular access token of npm, read-only; needed'],
  ['REGISTRY_URL', "another registry than npm's public one"],
  ['HTTPS_PROXY, NO_PROXY', 'the way through a proxy'],
  ['LOG_LEVEL', 'info or debug shows a log in place of the bar'],
];

const EXIT_CODES: readonly Row[] = [
  ['0', 'everything was collected'],
  ['2', 'some types are partial; the rest is there'],
  ['1', 'anything else: bad configuration, a refused token, a crash'],
  ['130, 143', 'interrupted'],
];

/** What stands below the options of a command that runs the integration. */
export function helpOn({
  variables,
  examples,
}: {
  readonly variables: readonly Row[];
  readonly examples: readonly Row[];
}): string {
  return [
    ...table('Variables, from the environment or a file .env:', variables),
    ...table('Exit codes:', EXIT_CODES),
    ...table('Examples:', examples),
  ].join('\n');
}

/** Rows below a heading, aligned as the options above them are. */
export function table(heading: string, rows: readonly Row[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    '',
    heading,
    ...rows.map(([name, meaning]) => `  ${name.padEnd(width)}  ${meaning}`),
  ];
}
