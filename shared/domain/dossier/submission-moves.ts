import { unitIn } from '../organisation/organisation.ts';
import { may } from '../permissions.ts';
import type { Relation } from '../permissions.ts';
import type { Decision } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { Context } from '../rules.ts';
import { appraisalDueOn } from './clocks.ts';
import type { CommandOf } from './commands.ts';
import { missingSections } from './content.ts';
import type { Dossier } from './dossier.ts';
import type { DossierEvent } from './events.ts';

type Decided = Decision<DossierEvent>;

/** Opens the case of one release; it names one owner and one operating unit (R01, Decree 331/2026 Art. 5.2, 8.1). */
export const openDossier = (
  { actor, body }: CommandOf<'open-dossier'>,
  { organisations }: Context,
): Decided => {
  const relations: Relation[] = actor.organisation === body.facts.vendor ? ['any', 'vendor'] : ['any'];
  if (!may('open-dossier', { roles: actor.roles, relations })) return refuse('not-your-platform');
  if (body.facts.operatingUnit.trim() === '') return refuse('operating-unit-missing');
  const { operatingUnit, monitoringProvider } = body.facts;
  const unknown = [operatingUnit, ...(monitoringProvider === null ? [] : [monitoringProvider])].filter(
    (unit) => unitIn(organisations, unit) === undefined,
  );
  if (unknown.length > 0) return refuse('unit-unknown', { units: unknown });
  return accept({ type: 'DossierOpened', facts: body.facts });
};

/** Replaces the content; only its digest and what is missing enter the state. */
export const saveContent = ({ body }: CommandOf<'save-content'>): Decided =>
  accept({
    type: 'ContentSaved',
    digest: body.digest,
    missing: missingSections(body.content),
    regulationIssued: body.content.securityRegulation !== undefined,
  });

/** Hands the dossier in; the platform itself then accepts it or returns it with what is missing, in the same commit. */
export const submit = (state: Dossier, context: Context): Decided => {
  const missing = state.content?.missing ?? missingSections({});
  return missing.length > 0
    ? accept<DossierEvent>({ type: 'DossierSubmitted' }, { type: 'SubmissionReturned', missing })
    : accept<DossierEvent>(
        { type: 'DossierSubmitted' },
        { type: 'SubmissionAccepted', dueOn: appraisalDueOn(state, context) },
      );
};

/** The vendor takes the case back before anyone assesses it. */
export const withdraw = ({ body }: CommandOf<'withdraw'>): Decided =>
  accept({ type: 'DossierWithdrawn', reasons: body.reasons });
