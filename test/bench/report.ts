import type { BundleFigures } from './bundles.ts';
import type { CommitSpeed } from './commit-speed.ts';
import type { growthOf, LifecycleCost } from './costs.ts';
import type { ImportSpeed } from './import-speed.ts';
import type { RegisterSpeed } from './register-speed.ts';
import type { DuplicateFigures } from './duplicates.ts';
import type { GateSpeed } from './gate-speed.ts';

/** Everything that one run measured. */
export interface Figures {
  readonly bundles: readonly BundleFigures[];
  readonly gate: GateSpeed;
  readonly commits: CommitSpeed;
  readonly costs: readonly LifecycleCost[];
  readonly growthPercent: ReturnType<typeof growthOf>;
  readonly duplicates: readonly DuplicateFigures[];
  readonly register: RegisterSpeed;
  readonly imports: ImportSpeed;
}

/** What a figure should be, and whether it is. */
export interface Judgement {
  readonly what: string;
  readonly value: number;
  readonly aim: string;
  readonly met: boolean;
}

/** Holds the figures against what was asked of them. */
export function judgements({
  bundles,
  gate,
  commits,
  growthPercent,
  duplicates,
  register,
  imports,
}: Figures): readonly Judgement[] {
  const gateBundle = bundles.find(({ name }) => name === 'gate');
  const growth = Math.max(...Object.values(growthPercent));
  // The aim is of single changes; two at once, held out, are shown beside it.
  const single = duplicates.filter(({ kind }) => !kind.startsWith('held out'));
  return [
    atMost('growth of the cost of a lifecycle, %', growth, 5),
    atLeast('commits over bare transactions', commits.ratio, 0.6),
    atLeast('gate over bare handler, requests', gate.ratio, 0.8),
    atMost('gate over bare handler, KB', gateBundle?.sizeRatio ?? NaN, 1.3),
    atMost('gate over bare handler, init ms', gateBundle?.initRatio ?? NaN, 1.3),
    atMost('search of 10,000 platforms, p95 ms', register.p95, 50),
    atMost('a row of 100,000 imported over one of 10,000', imports.growth, 1.3),
    atLeast('duplicates: least recall of a kind', Math.min(...single.map(({ recall }) => recall)), 0.9),
    atLeast(
      'duplicates: least precision of a kind',
      Math.min(...single.map(({ precision }) => precision)),
      0.95,
    ),
  ];
}

/** The figures as tables for a terminal. */
export function tables(figures: Figures): string {
  const { bundles, gate, commits, costs, growthPercent, duplicates } = figures;
  return [
    table(
      'One lifecycle costs',
      [
        'platforms',
        'write units',
        'read units',
        'SQS requests',
        '+ waiting reads',
        '+ declined',
        '+ empty receives',
      ],
      [
        ...costs.map((cost) => [
          String(cost.platforms),
          ...[cost.writeUnits, cost.readUnits, cost.queueRequests].map(round),
          ...[cost.waitingReadUnits, cost.declinedCalls, cost.emptyReceives].map(round),
        ]),
        [
          'growth %',
          ...[growthPercent.writeUnits, growthPercent.readUnits, growthPercent.queueRequests].map(round),
          '',
          '',
          '',
        ],
      ],
    ),
    table(
      `Commits, ${commits.atOnce} at once`,
      ['lifecycles/s', 'commits each', 'commits/s', 'bare 3-item transactions/s', 'ratio'],
      [
        [
          commits.lifecyclesPerSecond,
          commits.commitsPerLifecycle,
          commits.commitsPerSecond,
          commits.bareTransactionsPerSecond,
          commits.ratio,
        ].map(round),
      ],
    ),
    table(
      `Gate, ${gate.connections} connections`,
      ['requests/s', 'bare handler/s', 'ratio'],
      [[gate.gatePerSecond, gate.barePerSecond, gate.ratio].map(round)],
    ),
    table(
      'Near-duplicates of the real platforms',
      ['planted', 'recall', 'precision', 'kind'],
      duplicates.map((one) => [...[one.planted, one.recall, one.precision].map(round), one.kind]),
    ),
    table(
      'Bundle',
      ['KB', 'over bare', 'init ms', 'over bare', 'function'],
      bundles.map((one) => [
        ...[one.kilobytes, one.sizeRatio, one.initMs, one.initRatio].map(round),
        one.name,
      ]),
    ),
    table(
      'Asked',
      ['value', 'aim', 'met', 'of'],
      judgements(figures).map(({ what, value, aim, met }) => [round(value), aim, met ? 'yes' : 'no', what]),
    ),
  ].join('\n\n');
}

function atMost(what: string, value: number, most: number): Judgement {
  return { what, value, aim: `≤ ${most}`, met: value <= most };
}

function atLeast(what: string, value: number, least: number): Judgement {
  return { what, value, aim: `≥ ${least}`, met: value >= least };
}

function round(value: number): string {
  return value.toFixed(Math.abs(value) < 10 ? 2 : 1);
}

/** The last column is text and not aligned to the right. */
function table(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (column === heads.length - 1 ? cell : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return [title, line(heads), ...rows.map(line)].join('\n');
}
