import { decideDossier, rowOf } from '../domain/dossier/decide.ts';
import { capacityIn } from '../domain/dossier/parties.ts';
import type { Case } from '../domain/dossier/parties.ts';
import type { CaseContext } from '../domain/dossier/case-context.ts';
import type { CaseFacts, Dossier } from '../domain/dossier/dossier.ts';
import type { DossierEvent } from '../domain/dossier/events.ts';
import { judgingMoves } from '../domain/dossier/interests.ts';
import { evolveDossier } from '../domain/dossier/evolve.ts';
import type { RulesetRef } from '../domain/level.ts';
import { organisationOfUnit } from '../domain/organisation/organisation.ts';
import { refuse } from '../domain/result.ts';
import type { Context, Rules } from '../domain/rules.ts';
import { dossierFollowUps } from './dossier-follow-ups.ts';
import { dossierItems } from './dossier-items.ts';
import type { Aggregate, Around } from './aggregate.ts';
import { rulingOf } from './envelope.ts';
import { digestOf } from './hash.ts';
import type { AggregateRef } from './ports.ts';
import { notesOfWish } from './refusal-notes.ts';
import type { DossierWish } from './wishes.ts';

export interface DossierSurroundings {
  readonly parse: (stored: unknown) => Dossier;
  /** The law of a case, in the version that it keeps; throws where the data has no such version. */
  readonly rulesOf: (ref: RulesetRef) => Rules;
  /** Which bodies act on that instant. */
  readonly bodiesAt: (now: string) => Context['bodies'];
}

/** The facts that a decision stands on: of the case, or of the one that is being opened. */
const factsOf = (state: Dossier | null, command: DossierWish): CaseFacts | null => {
  if (state !== null) return state.facts;
  return command.type === 'open-dossier' ? command.body.facts : null;
};

const unitsOf = ({ operatingUnit, monitoringProvider }: CaseFacts): string[] =>
  monitoringProvider === null ? [operatingUnit] : [operatingUnit, monitoringProvider];

/** The digests that a ruling rests on: the dossier's content, the artifacts of the release, and the results so far (R27). */
const decisionBasis = ({ content, facts, results, findings }: Dossier): Record<string, unknown> => ({
  content: content?.digest ?? null,
  release: facts.digests,
  results: digestOf(results),
  findings: digestOf(findings),
});

/** The moves that look at the case before: what it was found to be, and whether its permit holds at that very moment. */
const lookingBack: readonly DossierWish['type'][] = ['open-dossier', 'submit', 'confirm-change'];

/** The case that this one follows, for a move that looks at it. */
const previousOf = (state: Dossier | null, command: DossierWish): AggregateRef | null => {
  const follows = lookingBack.includes(command.type) ? factsOf(state, command)?.follows : undefined;
  return follows === undefined ? null : { kind: 'dossier', id: follows.dossier };
};

/** The organisations that the wish itself names. */
const namedBy = (command: DossierWish): string[] => {
  switch (command.type) {
    case 'open-dossier':
      return unitsOf(command.body.facts).map(organisationOfUnit);
    case 'ask-opinion':
      return command.body.units.map(organisationOfUnit);
    case 'appoint-council':
      return command.body.members.map(({ unit }) => organisationOfUnit(unit));
    case 'assign':
    case 'reassign':
      return [command.body.organisation];
    case 'reinstate':
      return command.body.assessment === undefined ? [] : [command.body.assessment.organisation];
    default:
      return [];
  }
};

/** The organisations that a decision on a dossier looks at: its parties, so that what ended is resolved, and what the wish names. */
const concerns = (state: Dossier | null, command: DossierWish): string[] => [
  ...(state === null ? [] : [state.facts.owner, state.facts.vendor]),
  ...(state === null ? [] : unitsOf(state.facts).map(organisationOfUnit)),
  ...(state?.assignment ? [state.assignment.organisation] : []),
  ...namedBy(command),
];

/** The party of the table as which the author acts, with the document of a delegation; for a ruling, and whenever one is delegated. */
const capacityNamed = (command: DossierWish, one: Case): string | null => {
  const { type, actor } = command;
  const row = rowOf(type);
  if (row === undefined) return null;
  const capacity = capacityIn(row.by, actor, { ...one, move: row.move });
  return capacity === row.by && rulingOf(command) === null ? null : capacity;
};

/** What surrounds a decision: what was looked up for it, the law of the case, and the case before, where one is looked at. */
const contextWith =
  ({ parse, rulesOf, bodiesAt }: DossierSurroundings) =>
  (facts: CaseFacts, around: Around): CaseContext => ({
    ...around,
    previous: around.beside === null || around.beside === undefined ? null : parse(around.beside),
    digestOf,
    rules: rulesOf(facts),
    bodies: bodiesAt(around.now),
  });

/** The dossier as the workflow handles it: domain decisions joined to the ruleset and the bodies of the day. */
export const dossierAggregate = ({
  parse,
  rulesOf,
  bodiesAt,
}: DossierSurroundings): Aggregate<Dossier, DossierEvent, DossierWish> => {
  const contextOf = contextWith({ parse, rulesOf, bodiesAt });
  /** What a commit is written with: the parties as the case names them, whoever acts for them. */
  const afterwards = ({ after, at }: { readonly after: Dossier; readonly at: string }): Context =>
    contextOf(after.facts, { now: at, organisations: {}, ties: [], file: null, evidence: [] });
  return {
    parse,
    concerns,
    beside: previousOf,
    asksTies: ({ type }) => judgingMoves.some((move) => move === type),
    decide: (current, command, around) => {
      const facts = factsOf(current.state, command);
      return facts === null
        ? refuse('unknown-aggregate')
        : decideDossier(current, command, contextOf(facts, around));
    },
    evolve: (state, { at, command, event }) => evolveDossier(state, { at, by: command.actor, event }),
    items: (change) => dossierItems(change, afterwards(change)),
    followUps: (change, { organisations }) => dossierFollowUps(change, afterwards(change), organisations),
    basis: decisionBasis,
    capacity: (dossier, command, around) =>
      dossier && capacityNamed(command, { dossier, context: contextOf(dossier.facts, around) }),
    notes: (refused) => notesOfWish(refused, factsOf(refused.state, refused.command), bodiesAt(refused.at)),
  };
};
