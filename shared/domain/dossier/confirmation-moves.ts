import { lapsesAt, permitStatusAt } from '../permit.ts';
import type { Decision, Refused } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { CaseContext } from './case-context.ts';
import type { CommandOf } from './commands.ts';
import { awaitsConfirmation, frozenIn, refusedByLapse, signedLevel } from './conclusion-moves.ts';
import type { Dossier } from './dossier.ts';
import { levelOf } from './dossier.ts';
import type { DossierEvent } from './events.ts';

type Decided = Decision<DossierEvent>;

/** The permit of the release before at this very moment, and until when it holds; a refusal where it does not. */
const permitBefore = (
  state: Dossier,
  { previous = null, now }: CaseContext,
): Refused | { readonly until: string; readonly previous: Dossier } => {
  if (previous === null)
    return refuse('predecessor-unknown', { dossier: state.facts.follows?.dossier ?? '' });
  const { permit } = previous;
  const status = permit === null ? 'none' : permitStatusAt(permit, now);
  const until = permit === null ? null : lapsesAt(permit);
  if (status !== 'valid' || until === null) return refuse('permit-not-valid', { status });
  return { until, previous };
};

/** Who signed the level signs no confirmation, and the assessor is entitled on that day as for any conclusion (R13). */
const refusedByPerson = (state: Dossier, subject: string, context: CaseContext): Refused | null =>
  signedLevel(state, subject) ? refuse('concluder-may-not-decide') : refusedByLapse(state, context);

const publicationKept = ({ status, publication }: Dossier): DossierEvent[] =>
  status === 'published' ? [{ type: 'PublicationKept', publication }] : [];

/**
 * The assessor confirms that a change is routine (none of the triggers of Decree 331/2026 Art. 10.2): the permit of the release
 * before is taken over to the new digest, never longer than it holds, and only where it is valid at that moment; or finds that
 * it is not, and the dossier goes back to its vendor and takes the whole way. A list that showed the release before shows this one.
 */
export const confirmChange = (
  state: Dossier,
  { actor, body }: CommandOf<'confirm-change'>,
  context: CaseContext,
): Decided => {
  if (!awaitsConfirmation(state)) return refuse('change-not-routine', { kind: state.change?.kind ?? 'none' });
  const refused = refusedByPerson(state, actor.subject, context);
  if (refused !== null) return refused;
  if (body.verdict === 'not-routine') return accept({ type: 'ChangeContested', reasons: body.reasons });
  const open = Object.entries(state.findings).filter(([, { status }]) => status !== 'closed');
  if (open.length > 0) return refuse('findings-open', { items: open.map(([id]) => id), count: open.length });
  const before = permitBefore(state, context);
  if (!('until' in before)) return before;
  const level = levelOf(state);
  const criteria = Object.keys(state.former);
  const digest = context.digestOf([state.recorded.results, { takenOver: criteria }]);
  return accept<DossierEvent>(
    { type: 'ResultsTakenOver', criteria, digest },
    { type: 'ChangeConfirmed', level, reasons: body.reasons, frozen: frozenIn(state, context) },
    { type: 'PermitIssued', level, validUntil: before.until },
    ...publicationKept(before.previous),
  );
};
