import { unitIn } from '../organisation/organisation.ts';
import { may } from '../permissions.ts';
import type { Relation } from '../permissions.ts';
import type { Decision } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { CaseContext } from './case-context.ts';
import { vietnamDayOf } from '../working-days.ts';
import { appraisalDueOn } from './clocks.ts';
import type { CommandOf } from './commands.ts';
import type { Dossier } from './dossier.ts';
import { levelOf } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import { fingerprintsOf } from './change.ts';
import { documentDaysIn } from './content.ts';
import { comparedIn, unansweredIn } from './overlap.ts';
import { handedInAsFollowing, refusedAsFollowing } from './following-moves.ts';
import { systemFactsOf } from './system-facts.ts';
import { judgedContent, levelObjection, missingIn } from './proposal.ts';

type Decided = Decision<DossierEvent>;

/** Opens the case of one release; it names one owner and one operating unit (R01, Decree 331/2026 Art. 5.2, 8.1). */
export const openDossier = ({ actor, body }: CommandOf<'open-dossier'>, context: CaseContext): Decided => {
  const { organisations } = context;
  const relations: Relation[] = actor.organisation === body.facts.vendor ? ['any', 'vendor'] : ['any'];
  if (!may('open-dossier', { roles: actor.roles, relations })) return refuse('not-your-platform');
  if (body.facts.operatingUnit.trim() === '') return refuse('operating-unit-missing');
  const { operatingUnit, monitoringProvider } = body.facts;
  const unknown = [operatingUnit, ...(monitoringProvider === null ? [] : [monitoringProvider])].filter(
    (unit) => unitIn(organisations, unit) === undefined,
  );
  if (unknown.length > 0) return refuse('unit-unknown', { units: unknown });
  return refusedAsFollowing(body.facts, context) ?? accept({ type: 'DossierOpened', facts: body.facts });
};

/**
 * Replaces the content, and the proposed level where it names another, and determines the level anew from its facts; only digests, what is missing, what was found
 * and the facts that decide which criteria apply enter the state. Refuses details where only the reference of the paper belongs
 * (`details-kept-on-paper`), and documents of a day to come: a regulation is issued before the level is approved (Art. 30.7).
 */
export const saveContent = (
  state: Dossier,
  { body: { content, digest, factsDigest } }: CommandOf<'save-content'>,
  { rules, now, digestOf }: CaseContext,
): Decided => {
  const documentDate = documentDaysIn(content).find((day) => day > vietnamDayOf(now));
  if (documentDate !== undefined) return refuse('document-date-in-future', { documentDate });
  const { found, missing, forbidden, hasGrounds } = judgedContent(state, content, rules);
  if (forbidden.length > 0) return refuse('details-kept-on-paper', { fields: forbidden });
  const isOther = content.proposedLevel !== undefined && content.proposedLevel !== state.facts.proposedLevel;
  const regulationIssued = content.securityRegulation !== undefined;
  return accept({
    type: 'ContentSaved',
    digest,
    missing,
    regulationIssued,
    factsDigest,
    found,
    hasGrounds,
    system: systemFactsOf(content),
    said: fingerprintsOf(content, digestOf),
    ...(isOther && { proposedLevel: content.proposedLevel }),
  });
};

/** The appraisal begins with the full dossier: at levels 4 and 5 once the specialised unit has given its opinion (Decree 331/2026 Art. 21, 23.3). */
const acceptedOf = (state: Dossier, context: CaseContext): DossierEvent =>
  levelOf(state) >= context.rules.expertOpinionFrom
    ? { type: 'SubmissionAccepted', dueOn: null, awaitsOpinion: true }
    : { type: 'SubmissionAccepted', dueOn: appraisalDueOn(state, context) };

/**
 * Hands the dossier in; in the same commit the platform accepts it, or returns it with what is missing, why the proposed
 * level does not stand against the facts, and which platforms like it the vendor has not told apart (overlap, design
 * section 3; letter of 15 July 2024: no deployment that overlaps).
 */
export const submit = (state: Dossier, { body }: CommandOf<'submit'>, context: CaseContext): Decided => {
  const missing = missingIn(state, context.rules);
  const objection = levelObjection(state);
  const unanswered = unansweredIn(state.overlap, body);
  const submitted: DossierEvent = { type: 'DossierSubmitted', ...comparedIn(body) };
  if (missing.length > 0 || objection !== null || unanswered.length > 0)
    return accept<DossierEvent>(submitted, {
      type: 'SubmissionReturned',
      missing,
      objection,
      ...(unanswered.length > 0 && { unanswered }),
    });
  const { follows } = state.facts;
  const added =
    follows === undefined ? { events: [], isShort: false } : handedInAsFollowing(state, follows, context);
  if (!('events' in added)) return added;
  const accepted: DossierEvent = added.isShort
    ? { type: 'SubmissionAccepted', dueOn: null }
    : acceptedOf(state, context);
  return accept<DossierEvent>(submitted, accepted, ...added.events);
};

/** The vendor takes the case back before anyone assesses it. */
export const withdraw = ({ body }: CommandOf<'withdraw'>): Decided =>
  accept({ type: 'DossierWithdrawn', reasons: body.reasons });
