import { decideDossier } from '../../../shared/domain/dossier/decide.ts';
import type { DossierCommand } from '../../../shared/domain/dossier/commands.ts';
import type { DossierContent } from '../../../shared/domain/dossier/content.ts';
import type { CaseFacts, Dossier } from '../../../shared/domain/dossier/dossier.ts';
import type { DossierEvent, Happened } from '../../../shared/domain/dossier/events.ts';
import { evolveDossier } from '../../../shared/domain/dossier/evolve.ts';
import type { Status } from '../../../shared/domain/moves.ts';
import type { Context } from '../../../shared/domain/rules.ts';
import { aCase } from './a-case.ts';
import { aCommand, everyCommand } from './commands.ts';
import { aContext } from './surroundings.ts';

export type Step = Happened<DossierEvent>;

/** The dossier that a history amounts to; null where nothing has happened. */
export const foldDossier = (steps: readonly Step[], from: Dossier | null = null): Dossier | null =>
  steps.reduce<Dossier | null>(evolveDossier, from);

/** The history with what these commands add to it; throws where one is refused, for then the test is wrong. */
export const played = (
  commands: readonly DossierCommand[],
  context: Context = aContext(),
  history: readonly Step[] = [],
): Step[] =>
  commands.reduce<Step[]>(
    (steps, command) => {
      const decision = decideDossier({ state: foldDossier(steps), version: steps.length }, command, context);
      if (!decision.ok) throw new Error(`${command.type} on the road: ${decision.refusal.code}`);
      return [...steps, ...happenedBy(command, decision.events, context)];
    },
    [...history],
  );

/** The events of one command with the instant and the signer of their envelope. */
export const happenedBy = (
  { actor }: DossierCommand,
  events: readonly DossierEvent[],
  { now }: Context,
): Step[] => events.map((event) => ({ at: now, by: { subject: actor.subject, unit: actor.unit }, event }));

/** The shortest way of commands to each status; *submitted* is passed through inside one commit. */
const wayTo = (status: Status, facts: CaseFacts): DossierCommand[] => {
  const commands = everyCommand(facts);
  const after = (earlier: Status, ...more: readonly DossierCommand[]) => [...wayTo(earlier, facts), ...more];
  switch (status) {
    case 'drafting':
      return [commands['open-dossier']];
    case 'returned':
      return after('drafting', commands.submit);
    case 'withdrawn':
      return after('drafting', commands.withdraw);
    case 'submitted':
    case 'awaiting-appraisal':
      return after('drafting', commands['save-content'], commands.submit);
    case 'appraised':
      return facts.proposedLevel >= 4
        ? after('awaiting-appraisal', commands['expert-opinion'], commands.appraise)
        : after('awaiting-appraisal', commands.appraise);
    case 'level-approved':
      return after('appraised', commands['approve-level']);
    case 'assessing':
      return after('level-approved', commands.assign);
    default:
      return wayFromAssessing(status, facts);
  }
};

type Late =
  'remediating' | 'eligible' | 'not-eligible' | 'awaiting-publication' | 'published' | 'refused' | 'delisted';

const wayFromAssessing = (status: Late, facts: CaseFacts): DossierCommand[] => {
  const commands = everyCommand(facts);
  const after = (earlier: Status, ...more: readonly DossierCommand[]) => [...wayTo(earlier, facts), ...more];
  switch (status) {
    case 'remediating':
      return after('assessing', commands['raise-finding']);
    case 'eligible':
      return after('assessing', commands['record-results'], commands.conclude);
    case 'not-eligible':
      return after('assessing', aCommand('conclude', { facts, body: { verdict: 'not-eligible' } }));
    case 'awaiting-publication':
      return after('eligible', commands['request-publication']);
    case 'published':
      return after('awaiting-publication', commands['approve-publication']);
    case 'refused':
      return after('awaiting-publication', commands['refuse-publication']);
    case 'delisted':
      return after('published', commands.delist);
  }
};

interface Road {
  readonly facts?: CaseFacts;
  readonly then?: readonly DossierCommand[];
  /** What the content says besides. */
  readonly content?: Partial<DossierContent>;
}

/** A history that ends in this status, with more commands after it. */
export const historyTo = (
  status: Status,
  { facts = aCase(), then = [], content = {} }: Road = {},
): Step[] => {
  const context = aContext(undefined, facts.ruleset);
  const way = wayTo(status, facts).map((command) =>
    command.type === 'save-content'
      ? { ...command, body: { ...command.body, content: { ...command.body.content, ...content } } }
      : command,
  );
  const steps = played(way, context);
  const reached = status === 'submitted' ? steps.slice(0, -1) : steps;
  return played(then, context, reached);
};

/** The dossier that `historyTo` leads to. */
export const dossierIn = (status: Status, facts: CaseFacts = aCase()): Dossier => {
  const state = foldDossier(historyTo(status, { facts }));
  if (state?.status !== status)
    throw new Error(`the road to ${status} leads to ${state?.status ?? 'nothing'}`);
  return state;
};
