import type { Actor } from '../actor.ts';
import type { Decision, Refused } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { Level } from '../level.ts';
import type { Context } from '../rules.ts';
import { vietnamDayOf } from '../working-days.ts';
import { appraisalDueOn, approvalDueOn } from './clocks.ts';
import type { CommandOf } from './commands.ts';
import type { Dossier, Signature } from './dossier.ts';
import { levelOf } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import { outstandingOpinions } from './opinion-moves.ts';
import { actsAs, appraisesItself } from './parties.ts';
import { keepsDetailsOnPaper, missingIn } from './proposal.ts';

type Decided = Decision<DossierEvent>;

/** The specialised unit's opinion, which levels 4 and 5 cannot go without (Decree 331/2026 Art. 18, 21.5); with it the dossier is full. */
export const giveExpertOpinion = (
  state: Dossier,
  command: CommandOf<'expert-opinion'>,
  context: Context,
): Decided => {
  const from = context.rules.expertOpinionFrom;
  if (levelOf(state) < from) return refuse('expert-opinion-not-needed', { from });
  const { opinion } = command.body;
  return state.expertOpinion === null
    ? accept({ type: 'ExpertOpinionGiven', opinion, dueOn: appraisalDueOn(state, context) })
    : accept({ type: 'ExpertOpinionGiven', opinion });
};

/** Nobody finds suitable, or imports, a level below what the facts give (R02): facts that are wrong go back to the vendor. */
const refusedBelowFound = ({ content }: Dossier, level: Level): Refused | null => {
  const found = content?.found ?? null;
  if (found === null || found.kind !== 'determined' || level >= found.level) return null;
  return refuse('appraised-below-determined', {
    level,
    determined: found.level,
    criteria: found.criteria,
  });
};

/**
 * No level below what the facts give; and none of level 5 for a system whose details were entered: the vendor proposes that
 * level first, on paper (design section 8, point 7).
 */
const refusedAtLevel = (state: Dossier, level: Level): Refused | null => {
  const below = refusedBelowFound(state, level);
  if (below !== null) return below;
  return level === 5 && !keepsDetailsOnPaper(state) ? refuse('details-kept-on-paper') : null;
};

/**
 * The facts that could raise the level and that nobody has stated; no level stands above the fifth. A dossier that stays on
 * paper may state none at all: then all of them are open, where the law derives a level from facts.
 */
const openFacts = (state: Dossier, level: Level, { rules }: Context): readonly string[] => {
  if (level === 5) return [];
  const found = state.content?.found ?? null;
  if (found === null) return rules.contentAsked(level, undefined).includes('facts') ? ['facts'] : [];
  return found.kind === 'determined' ? found.couldRaise : found.facts;
};

type Grounds = { readonly reasons?: string; readonly openFacts?: readonly string[] };

/** A level that open facts could still raise stands only for reasons that are stated, by who appraises or who imports. */
const groundsOf = (
  state: Dossier,
  { level, reasons }: { readonly level: Level; readonly reasons?: string | undefined },
  context: Context,
): Grounds | Refused => {
  const open = openFacts(state, level, context);
  if (open.length > 0 && reasons === undefined) return refuse('open-facts-unanswered', { facts: open });
  return { ...(reasons !== undefined && { reasons }), ...(open.length > 0 && { openFacts: open }) };
};

/** The appraisal opinion: *suitable* at a level, or *not yet suitable* with reasons (Form 04; R08, R11). Whoever was asked is waited for until the day. */
export const appraise = (
  state: Dossier,
  { actor, body }: CommandOf<'appraise'>,
  context: Context,
): Decided => {
  const own = appraisesItself(actor, state, context);
  if (own !== null) return refuse(own);
  if (body.verdict === 'not-yet-suitable') {
    return accept({ type: 'AppraisedNotYetSuitable', reasons: body.reasons ?? '' });
  }
  const asAppraised = {
    ...state,
    appraisal: { level: body.level, subject: actor.subject, unit: actor.unit, at: context.now },
  };
  if (!actsAs('appraiser', actor, { dossier: asAppraised, context, move: 'appraise' }))
    return refuse('level-of-another-appraiser', { level: body.level });
  const unfit = refusedAtLevel(state, body.level);
  if (unfit !== null) return unfit;
  if (body.level >= context.rules.expertOpinionFrom && state.expertOpinion === null)
    return refuse('expert-opinion-missing');
  const waiting = outstandingOpinions(state, vietnamDayOf(context.now));
  if (waiting.length > 0) return refuse('opinions-outstanding', { units: waiting });
  const grounds = groundsOf(state, body, context);
  if ('refusal' in grounds) return grounds;
  const { level } = body;
  return accept({ type: 'AppraisedSuitable', level, dueOn: approvalDueOn(context), ...grounds });
};

const windowClosed = ({ rules, now }: Context): Refused | null =>
  rules.window !== null && vietnamDayOf(now) > rules.window.lastDay
    ? refuse('ruleset-window-closed', { until: rules.window.lastDay })
    : null;

/** What a level may not be approved without: the Prime Minister's number at level 5, and the issued regulation (Art. 30.7). */
const lacking = (state: Dossier, level: Level, primeMinisterDecision: string | null): Refused | null => {
  if (state.content?.regulationIssued !== true) return refuse('security-regulation-not-issued');
  return level === 5 && primeMinisterDecision === null ? refuse('prime-minister-decision-missing') : null;
};

/** One unit appraises and approves at the levels where the law gives both to it, and at no other (design section 1). */
const refusedAsAppraiser = (
  appraisal: Signature & { readonly level: Level },
  { subject, unit }: Actor,
  { rules }: Context,
): Refused | null =>
  rules.approverOf(appraisal.level) === 'owner' && (subject === appraisal.subject || unit === appraisal.unit)
    ? refuse('appraiser-may-not-approve')
    : null;

/** The decision on the level; needs the issued security regulation (Art. 30.7) and at level 5 the Prime Minister's number. */
export const approveLevel = (
  state: Dossier,
  { actor, body }: CommandOf<'approve-level'>,
  context: Context,
): Decided => {
  const closed = windowClosed(context);
  if (closed !== null) return closed;
  if (state.appraisal === null) return refuse('appraisal-missing');
  const { level } = state.appraisal;
  const primeMinisterDecision = body.primeMinisterDecision ?? null;
  return (
    refusedAsAppraiser(state.appraisal, actor, context) ??
    lacking(state, level, primeMinisterDecision) ??
    accept({ type: 'LevelApproved', level, primeMinisterDecision })
  );
};

/** What keeps a level on paper from being taken over: the window, a dossier that is not complete, or facts that speak against it. */
const refusedImport = (
  state: Dossier,
  {
    level,
    primeMinisterDecision = null,
  }: { level: Level; primeMinisterDecision?: string | null | undefined },
  context: Context,
): Refused | null => {
  const closed = windowClosed(context);
  if (closed !== null) return closed;
  const missing = missingIn(state, context.rules);
  if (missing.length > 0) return refuse('dossier-incomplete', { missing });
  const found = state.content?.found ?? null;
  if (found?.kind === 'facts-contradict') return refuse('facts-contradict', { facts: found.facts });
  return refusedAtLevel(state, level) ?? lacking(state, level, primeMinisterDecision);
};

/**
 * A level that was approved on paper before the platform came here (Decree 331/2026 Art. 39): its dossier is complete, and its
 * facts neither contradict each other nor give a higher level. The paper knows nothing of facts that are open in the dossier, so
 * that these need grounds as an appraisal does.
 */
export const importLevel = (
  state: Dossier,
  { body }: CommandOf<'import-level'>,
  context: Context,
): Decided => {
  const refused = refusedImport(state, body, context);
  if (refused !== null) return refused;
  const grounds = groundsOf(state, body, context);
  if ('refusal' in grounds) return grounds;
  const { level, primeMinisterDecision = null } = body;
  return accept({ type: 'LevelImported', level, primeMinisterDecision, ...grounds });
};
