import { decideDossier } from '../domain/dossier/decide.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import type { DossierEvent } from '../domain/dossier/events.ts';
import { evolveDossier } from '../domain/dossier/evolve.ts';
import type { RulesetId } from '../domain/level.ts';
import type { Context, Rules } from '../domain/rules.ts';
import { dossierFollowUps } from './dossier-follow-ups.ts';
import { dossierItems } from './dossier-items.ts';
import type { Aggregate } from './handle-command.ts';
import type { DossierWish } from './wishes.ts';

export interface DossierSurroundings {
  readonly parse: (stored: unknown) => Dossier;
  readonly rulesOf: (id: RulesetId) => Rules;
  /** Which bodies act on that instant. */
  readonly bodiesAt: (now: string) => Context['bodies'];
}

const rulesetOf = (state: Dossier | null, command: DossierWish): RulesetId | null => {
  if (state !== null) return state.facts.ruleset;
  return command.type === 'open-dossier' ? command.body.facts.ruleset : null;
};

/** The dossier as the workflow handles it: domain decisions joined to the ruleset and the bodies of the day. */
export const dossierAggregate = ({
  parse,
  rulesOf,
  bodiesAt,
}: DossierSurroundings): Aggregate<Dossier, DossierEvent, DossierWish> => {
  const contextOf = (state: Dossier | null, command: DossierWish, now: string): Context => ({
    now,
    rules: rulesOf(rulesetOf(state, command) ?? 'ND331_2026'),
    bodies: bodiesAt(now),
  });
  return {
    parse,
    decide: (current, command, now) =>
      decideDossier(current, command, contextOf(current.state, command, now)),
    evolve: (state, { at, command, event }) => evolveDossier(state, { at, by: command.actor, event }),
    items: (change) => dossierItems(change, contextOf(change.after, change.command, change.at)),
    followUps: dossierFollowUps,
  };
};
