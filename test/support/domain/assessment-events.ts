import type { CommandOf } from '../../../shared/domain/dossier/commands.ts';
import { frozenIn } from '../../../shared/domain/dossier/conclusion-moves.ts';
import type { Dossier, VerdictCode } from '../../../shared/domain/dossier/dossier.ts';
import type { DossierEvent } from '../../../shared/domain/dossier/events.ts';
import type { Context } from '../../../shared/domain/rules.ts';
import { digestOf } from '../../../shared/workflow/hash.ts';
import { lawOf } from './laws.ts';
import { foldDossier } from './road.ts';
import type { Step } from './road.ts';
import { aContext } from './surroundings.ts';

type EventOf<T extends DossierEvent['type']> = Extract<DossierEvent, { type: T }>;

const codes: Readonly<Record<string, VerdictCode>> = {
  satisfied: 's',
  'partially-satisfied': 'p',
  'not-satisfied': 'n',
  'not-applicable': 'a',
};

const stateOf = (history: readonly Step[]): Dossier => {
  const state = foldDossier(history);
  if (state === null) throw new Error('nothing has happened');
  return state;
};

/** The newest day of the evidence of each result whose criterion grows old. */
const daysOf = (
  { facts }: Dossier,
  { body: { results } }: CommandOf<'record-results'>,
): Record<string, string> => {
  const ageing = lawOf(facts.ruleset)
    .criteriaOf(facts.proposedLevel)
    .filter(({ freshForMonths }) => freshForMonths !== null);
  const days = results.map(
    ({ criterion, evidence = [] }) =>
      [
        criterion,
        evidence
          .map(({ effectiveOn }) => effectiveOn)
          .sort()
          .at(-1),
      ] as const,
  );
  return Object.fromEntries(
    days.flatMap(([criterion, day]) =>
      day !== undefined && ageing.some(({ id }) => id === criterion) ? [[criterion, day]] : [],
    ),
  );
};

/** What recording these results after this history leaves: one letter each, and a digest over them and all before. */
export const resultsRecorded = (
  history: readonly Step[],
  command: CommandOf<'record-results'>,
  days: Partial<Pick<EventOf<'ResultsRecorded'>, 'effectiveOn' | 'scheduledFor'>> = {},
): EventOf<'ResultsRecorded'> => ({
  type: 'ResultsRecorded',
  results: Object.fromEntries(
    command.body.results.map(({ criterion, verdict }) => [criterion, codes[verdict] ?? 'n']),
  ),
  effectiveOn: daysOf(stateOf(history), command),
  scheduledFor: {},
  ...days,
  digest: digestOf([stateOf(history).recorded.results, command.body.results]),
});

/** The conclusion *eligible* of the default command after this history, with the permit that it issues. */
export const eligibleAfter = (
  history: readonly Step[],
  { level, validUntil }: Omit<EventOf<'PermitIssued'>, 'type'>,
  context: Context = aContext(),
): DossierEvent[] => [
  {
    type: 'ConcludedEligible',
    kind: 'READINESS',
    level,
    reasons: 'for the reasons of the file',
    acceptanceReport: { number: '7/BC', date: '2026-11-01' },
    frozen: frozenIn(stateOf(history), context),
  },
  { type: 'PermitIssued', level, validUntil },
];
