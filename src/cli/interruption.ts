/** What the shell is told of a process that a signal ended. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 };

/** From now on ends the process when it is interrupted, after the farewell; when it is interrupted once more, at once. */
export function onInterruption(farewell: () => void | Promise<void>): void {
  let isLeaving = false;
  for (const [signal, exitCode] of Object.entries(EXIT_CODES))
    process.on(signal, () => {
      if (isLeaving) process.exit(exitCode);
      isLeaving = true;
      void leave(farewell, exitCode);
    });
}

async function leave(
  farewell: () => void | Promise<void>,
  exitCode: number,
): Promise<void> {
  try {
    await farewell();
  } finally {
    process.exit(exitCode);
  }
}
