/** Where progress is shown: a terminal is redrawn, anything else gets a line now and then. */
export interface Screen {
  readonly isTerminal: boolean;
  readonly write: (text: string) => void;
}

interface Bar {
  readonly label: string;
  total: number;
  done: number;
}

const cells = 32;
const linesPerBar = 4;

/** Progress bars, one per stage, which several platforms may be in at once. */
export class Progress<Name extends string> {
  readonly #screen: Screen;
  readonly #bars = new Map<Name, Bar>();
  #drawn = 0;

  constructor(screen: Screen) {
    this.#screen = screen;
  }

  /** Shows a bar from now on. */
  begin(name: Name, label: string, total: number): void {
    this.#bars.set(name, { label, total, done: 0 });
    this.#redraw();
  }

  /** One more has passed. */
  pass(name: Name): void {
    this.#change(name, (bar) => (bar.done += 1));
  }

  /** One will not come this far. */
  leave(name: Name): void {
    this.#change(name, (bar) => (bar.total -= 1));
  }

  /** What is written next stands below the bars. */
  end(): void {
    this.#bars.clear();
    this.#drawn = 0;
  }

  #change(name: Name, change: (bar: Bar) => void): void {
    const bar = this.#bars.get(name);
    if (bar === undefined) return;
    const quarter = quarterOf(bar);
    change(bar);
    if (this.#screen.isTerminal) this.#redraw();
    else if (quarterOf(bar) > quarter) this.#screen.write(`${lineOf(bar)}\n`);
  }

  #redraw(): void {
    if (!this.#screen.isTerminal) return;
    const up = this.#drawn === 0 ? '' : `\u001B[${this.#drawn}A`;
    const lines = [...this.#bars.values()].map((bar) => `\u001B[2K${lineOf(bar)}\n`);
    this.#screen.write(`${up}${lines.join('')}`);
    this.#drawn = lines.length;
  }
}

function quarterOf({ done, total }: Bar): number {
  return total === 0 ? linesPerBar : Math.floor((linesPerBar * done) / total);
}

function lineOf({ label, done, total }: Bar): string {
  const filled = total === 0 ? cells : Math.round((cells * done) / total);
  const bar = '█'.repeat(filled) + '░'.repeat(cells - filled);
  return `${bar} ${String(done).padStart(4)}/${total}  ${label}`;
}
