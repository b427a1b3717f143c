import type { GateAnswer } from './gate-check.ts';
import type { Ledger } from './ledger.ts';
import type { Case, Outcome } from './outcome.ts';
import type { Account } from './years/account.ts';

/** What a demonstration came to, as `demo-report.json` holds it; `seconds` are those of the road itself. */
export interface DemoReport {
  readonly platforms: number;
  readonly real: number;
  readonly fictional: number;
  readonly published: number;
  readonly refusedPublication: number;
  readonly notEligible: number;
  readonly returnedOnce: number;
  readonly withFindings: number;
  readonly gate: {
    readonly deniedBefore: number;
    readonly allowedAfter: number;
    readonly deniedAfter: number;
  };
  readonly commands: number;
  readonly refusals: number;
  /** What two years more came to. */
  readonly twoYears: Account;
  readonly deadLetters: number;
  readonly seconds: number;
  readonly lifecyclesPerSecond: number;
  readonly synthetic: true;
}

/** Everything that the running system answered. */
export interface Answers {
  /** How many platforms were sent on the road. */
  readonly sent: number;
  readonly ledger: Ledger;
  /** How many commands were answered on the road, before the two years. */
  readonly commands: number;
  readonly outcome: Outcome;
  readonly gate: {
    readonly before: readonly GateAnswer[];
    readonly after: readonly GateAnswer[];
    readonly strangersLetIn: number;
  };
  readonly later: Account;
  readonly deadLetters: number;
  readonly seconds: number;
}

/** Counts the answers. */
export function reportOf({ ledger, commands, outcome, gate, later, ...answers }: Answers): DemoReport {
  const { deadLetters, seconds } = answers;
  const { entries, cases } = outcome;
  const fictional = entries.filter((entry) => entry.fictional).length;
  return {
    platforms: entries.length,
    real: entries.length - fictional,
    fictional,
    published: entries.filter(({ standing }) => standing === 'published').length,
    refusedPublication: having(cases, 'refused'),
    notEligible: having(cases, 'not-eligible'),
    returnedOnce: ledger.casesWith('SubmissionReturned'),
    withFindings: ledger.casesWith('FindingRaised'),
    gate: {
      deniedBefore: deciding(gate.before, 'deny'),
      allowedAfter: deciding(gate.after, 'allow'),
      deniedAfter: deciding(gate.after, 'deny'),
    },
    commands,
    refusals: [...ledger.refusals().values()].reduce((sum, count) => sum + count, 0),
    twoYears: later,
    deadLetters,
    seconds: Number(seconds.toFixed(1)),
    lifecyclesPerSecond: Number((entries.length / seconds).toFixed(2)),
    synthetic: true,
  };
}

/** How many cases have a status. */
export function having(cases: readonly Case[], status: Case['status']): number {
  return cases.filter((one) => one.status === status).length;
}

function deciding(answers: readonly GateAnswer[], decision: 'allow' | 'deny'): number {
  return answers.filter((answer) => answer.decision === decision).length;
}
