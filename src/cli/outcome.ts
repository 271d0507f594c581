import type { Counts } from './counts';

/** A step that did not bring everything, and why. */
export interface Shortfall {
  readonly step: string;
  readonly reason: string;
}

/** What a run that came to its end brought. */
export interface Outcome {
  readonly counts: Counts;
  readonly shortfalls: readonly Shortfall[];
  /** The types of which something may be missing. */
  readonly partialTypes: readonly string[];
}

/** Everything was collected, something is missing of some types, or the run failed. */
export const ExitCode = { whole: 0, failed: 1, partial: 2 } as const;

/** How the command ends: it is a success only when all steps were. */
export function exitCodeOf({ shortfalls, partialTypes }: Outcome): number {
  if (partialTypes.length > 0) return ExitCode.partial;
  return shortfalls.length > 0 ? ExitCode.failed : ExitCode.whole;
}
