import type { Dossier } from '../domain/dossier/dossier.ts';
import { levelOf } from '../domain/dossier/dossier.ts';
import { clockResults } from '../domain/dossier/ended-clocks.ts';
import type { ClockResult } from '../domain/dossier/ended-clocks.ts';
import type { DossierEvent } from '../domain/dossier/events.ts';
import type { Context } from '../domain/rules.ts';
import type { Change } from './aggregate.ts';
import { keys } from './keys.ts';
import type { SideItem } from './ports.ts';
import type { DossierWish } from './wishes.ts';

type DossierChange = Change<Dossier, DossierEvent, DossierWish>;

const bodyOf = ({ clock, ...result }: ClockResult, { before, after, at }: DossierChange) => ({
  kind: result.kind,
  outcome: result.outcome,
  whose: result.whose,
  startedAt: clock.startedAt,
  turns: clock.turns,
  endedAt: result.ended ? at : null,
  dueOn: result.dueOn,
  unit: result.unit,
  dossierId: after.facts.id,
  level: levelOf(before ?? after),
  ruleset: after.facts.ruleset,
  synthetic: after.facts.synthetic,
});

/** Under the case what its clocks came to; under the month of their start, for statistics, which authority kept or missed a day. */
const itemsOf = (result: ClockResult, change: DossierChange): SideItem[] => {
  const { kind, clock, outcome, whose, ended } = result;
  const body = bodyOf(result, change);
  const { id } = change.after.facts;
  const counts = outcome === 'kept' || outcome === 'missed';
  const counted = keys.clockOutcome(clock.startedAt, {
    organisation: whose.organisation,
    dossierId: id,
    kind,
  });
  return [
    ...(ended ? [{ key: keys.clock(id, change.version, kind), body, claim: null }] : []),
    ...(counts ? [{ key: counted, body, claim: null }] : []),
  ];
};

/** What a commit on a dossier writes of the clocks that it ends, or that were missed: one item each, written anew at their end. */
export const clockItems = (change: DossierChange, context: Context): SideItem[] =>
  change.before === null
    ? []
    : clockResults(change.before, change.events, context).flatMap((result) => itemsOf(result, change));
