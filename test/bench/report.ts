import type { BundleFigures } from './bundles.ts';
import type { CommitSpeed } from './commit-speed.ts';
import type { growthOf, LifecycleCost } from './costs.ts';
import type { ImportSpeed } from './import-speed.ts';
import type { RegisterSpeed } from './register-speed.ts';
import type { DuplicateFigures } from './duplicates.ts';
import type { GateSpeed } from './gate-speed.ts';

/** What one run measured; undefined what it was not asked for. */
export interface Figures {
  readonly bundles: readonly BundleFigures[] | undefined;
  readonly gate: GateSpeed | undefined;
  readonly commits: CommitSpeed | undefined;
  readonly costs: readonly LifecycleCost[] | undefined;
  readonly growthPercent: ReturnType<typeof growthOf> | undefined;
  readonly duplicates: readonly DuplicateFigures[] | undefined;
  readonly register: RegisterSpeed | undefined;
  readonly imports: ImportSpeed | undefined;
}

/** What a figure should be, and whether it is. */
export interface Judgement {
  readonly what: string;
  readonly value: number;
  readonly aim: string;
  readonly met: boolean;
}

/** Holds what was measured against what was asked of it. */
export function judgements(figures: Figures): readonly Judgement[] {
  const { bundles, gate, commits, growthPercent, duplicates, register, imports } = figures;
  const gateBundle = bundles?.find(({ name }) => name === 'gate');
  const growth = growthPercent && Math.max(...Object.values(growthPercent));
  // The aim is of single changes; two at once, held out, are shown beside it.
  const single = duplicates?.filter(({ kind }) => !kind.startsWith('held out'));
  const least = (of: 'recall' | 'precision') => single && Math.min(...single.map((one) => one[of]));
  return [
    ...atMost('growth of the cost of a lifecycle, %', growth, 5),
    ...atLeast('commits over bare transactions', commits?.ratio, 0.6),
    ...atLeast('gate over bare handler, requests', gate?.ratio, 0.8),
    ...atMost('gate over bare handler, KB', gateBundle?.sizeRatio, 1.3),
    ...atMost('gate over bare handler, init ms', gateBundle?.initRatio, 1.3),
    ...atMost('search of 10,000 platforms, p95 ms', register?.p95, 50),
    ...atMost('a row of 100,000 imported over one of 10,000', imports?.growth, 1.3),
    ...atLeast('duplicates: least recall of a kind', least('recall'), 0.9),
    ...atLeast('duplicates: least precision of a kind', least('precision'), 0.95),
  ];
}

/** What was measured as tables for a terminal. */
export function tables(figures: Figures): string {
  const { bundles, gate, commits, duplicates } = figures;
  return [
    costTable(figures),
    commits && commitTable(commits),
    gate &&
      table(
        `Gate, ${gate.connections} connections`,
        ['requests/s', 'bare handler/s', 'ratio'],
        [[gate.gatePerSecond, gate.barePerSecond, gate.ratio].map(round)],
      ),
    duplicates &&
      table(
        'Near-duplicates of the real platforms',
        ['planted', 'recall', 'precision', 'kind'],
        duplicates.map((one) => [...[one.planted, one.recall, one.precision].map(round), one.kind]),
      ),
    bundles &&
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
  ]
    .filter((part) => part !== undefined)
    .join('\n\n');
}

function costTable({ costs, growthPercent }: Figures): string | undefined {
  if (costs === undefined || growthPercent === undefined) return undefined;
  const { writeUnits, readUnits, queueRequests } = growthPercent;
  return table(
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
      ['growth %', ...[writeUnits, readUnits, queueRequests].map(round), '', '', ''],
    ],
  );
}

function commitTable(commits: CommitSpeed): string {
  const { lifecyclesPerSecond, commitsPerLifecycle, commitsPerSecond, bareTransactionsPerSecond } = commits;
  return table(
    `Commits, ${commits.atOnce} at once`,
    ['lifecycles/s', 'commits each', 'commits/s', 'bare 3-item transactions/s', 'ratio'],
    [
      [
        lifecyclesPerSecond,
        commitsPerLifecycle,
        commitsPerSecond,
        bareTransactionsPerSecond,
        commits.ratio,
      ].map(round),
    ],
  );
}

function atMost(what: string, value: number | undefined, most: number): Judgement[] {
  return value === undefined ? [] : [{ what, value, aim: `≤ ${most}`, met: value <= most }];
}

function atLeast(what: string, value: number | undefined, least: number): Judgement[] {
  return value === undefined ? [] : [{ what, value, aim: `≥ ${least}`, met: value >= least }];
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
