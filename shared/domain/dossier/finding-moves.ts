import type { Decision, Refused } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { Context } from '../rules.ts';
import { vietnamDayOf } from '../working-days.ts';
import type { CommandOf } from './commands.ts';
import type { Dossier, Finding } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import { offList } from './result-moves.ts';

type Decided = Decision<DossierEvent>;

/** How many findings a case may hold, closed ones too, so that the state stays small (our choice). */
const mostFindings = 100;

/** Something the vendor must mend before the case can be concluded; several may wait at a time. */
const raiseFinding = (
  state: Dossier,
  { id, body }: CommandOf<'raise-finding'>,
  context: Context,
): Decided => {
  if (offList(state, [body.criterion], context).length > 0)
    return refuse('criterion-not-on-list', { criteria: [body.criterion] });
  if (body.dueOn < vietnamDayOf(context.now)) return refuse('finding-day-past', { day: body.dueOn });
  if (Object.keys(state.findings).length >= mostFindings)
    return refuse('too-many-findings', { most: mostFindings });
  return accept({ type: 'FindingRaised', finding: id, ...body });
};

const findingOf = ({ findings }: Dossier, id: string): Finding | Refused =>
  (Object.hasOwn(findings, id) ? findings[id] : undefined) ?? refuse('finding-unknown');

/** The vendor's answer to an open finding; what is more than minor needs a corrective plan with days. */
const answerFinding = (state: Dossier, { body }: CommandOf<'answer-finding'>, { now }: Context): Decided => {
  const found = findingOf(state, body.finding);
  if ('refusal' in found) return found;
  if (found.status !== 'open') return refuse('finding-not-open');
  const { finding, answer, plan = [] } = body;
  if (found.severity !== 'minor' && plan.length === 0)
    return refuse('corrective-plan-missing', { severity: found.severity });
  const past = plan.map(({ doneBy }) => doneBy).filter((day) => day < vietnamDayOf(now));
  if (past.length > 0) return refuse('plan-day-past', { days: past });
  return accept({ type: 'FindingAnswered', finding, answer, plan });
};

/** The assessor looks again at what the vendor answered: accepting closes the finding, rejecting opens it again. */
const recheckFinding = (state: Dossier, { body }: CommandOf<'recheck-finding'>): Decided => {
  const found = findingOf(state, body.finding);
  if ('refusal' in found) return found;
  const { finding, verdict, reasons } = body;
  if (found.status !== 'answered') return refuse('finding-not-answered');
  return verdict === 'accepted'
    ? accept({ type: 'FindingClosed', finding })
    : accept({ type: 'FindingReopened', finding, reasons });
};

type FindingCommand = CommandOf<'raise-finding'> | CommandOf<'answer-finding'> | CommandOf<'recheck-finding'>;

/**
 * A finding on its way: raised by the assessor, answered by the vendor, looked at again by the assessor. Refuses a criterion
 * off the list, a day that has passed, more than a hundred, an answer to what is not open, one without the plan it needs or with days that have passed, a look at no answer.
 */
export const moveFinding = (state: Dossier, command: FindingCommand, context: Context): Decided => {
  switch (command.type) {
    case 'raise-finding':
      return raiseFinding(state, command, context);
    case 'answer-finding':
      return answerFinding(state, command, context);
    case 'recheck-finding':
      return recheckFinding(state, command);
  }
};
