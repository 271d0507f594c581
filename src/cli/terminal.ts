/** Whether a person looks on, who wants a bar in place of a log: on a terminal, not in CI, and when no log is asked for. */
export function isWatched(): boolean {
  const { CI, TERM, LOG_LEVEL } = process.env;
  return (
    process.stdout.isTTY &&
    process.stderr.isTTY &&
    TERM !== 'dumb' &&
    !isOn(CI) &&
    (!LOG_LEVEL || LOG_LEVEL === 'fatal')
  );
}

function isOn(variable: string | undefined): boolean {
  return ![undefined, '', '0', 'false'].includes(variable);
}

/** Prints lines for people to read. */
export function print(...lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

/** Prints what is not the result: warnings and errors. */
export function complain(...lines: readonly string[]): void {
  process.stderr.write(lines.map((line) => `${line}\n`).join(''));
}
