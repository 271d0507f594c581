import { Format, MultiBar, type Options } from 'cli-progress';
import type { Listener, Progress } from '../registry/report';

/** A line at the bottom of the terminal that tells where a run is; what else is to be said appears above it. */
export class ProgressBar implements Listener {
  private readonly bars: MultiBar;
  private latest?: Progress;
  private pausedUntil = 0;
  private pauseReason = '';
  private isShown = true;

  constructor(
    private stage: string,
    stream: NodeJS.WritableStream = process.stderr,
  ) {
    this.bars = new MultiBar({
      format: (options) => this.line(options),
      stream,
      barsize: 20,
      fps: 5,
      // A line that was pushed up by a warning is drawn anew.
      forceRedraw: true,
      hideCursor: true,
      linewrap: true,
      clearOnComplete: true,
      gracefulExit: false,
    });
    this.bars.create(1, 0);
    // However the process ends, the terminal is left as it was.
    process.on('exit', () => this.stop());
  }

  /** Tells what is done when no progress is told. */
  enter(stage: string): void {
    this.stage = stage;
    this.latest = undefined;
  }

  progress(progress: Progress): void {
    this.latest = progress;
  }

  pause(reason: string, milliseconds: number): void {
    this.pauseReason = reason;
    this.pausedUntil = Date.now() + milliseconds;
  }

  warn(message: string): void {
    this.bars.log(`${message}\n`);
  }

  /** Takes the line away, and shows what was still to be said. */
  stop(): void {
    if (!this.isShown) return;
    this.isShown = false;
    this.bars.update();
    this.bars.stop();
  }

  private line(options: Options): string {
    const pause = Math.ceil((this.pausedUntil - Date.now()) / 1000);
    const wait = pause > 0 && `${this.pauseReason}, waiting ${pause} s`;
    if (!this.latest)
      return wait ? `${this.stage}: ${wait}` : `${this.stage} …`;
    const { what, done, all } = this.latest;
    const bar = Format.BarFormat(all > 0 ? done / all : 1, options);
    return `[${bar}] ${done} of ${all} ${what}, ${wait || outlook(this.latest)}`;
  }
}

function outlook({ done, all, perSecond, secondsLeft = 0 }: Progress): string {
  if (done === all) return 'writing the graph …';
  return done === 0
    ? 'reading …'
    : `${perSecond.toFixed(1)} a second, ${duration(secondsLeft)} left`;
}

function duration(seconds: number): string {
  return seconds < 100 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
