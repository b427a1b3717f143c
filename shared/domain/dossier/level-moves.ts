import type { Decision, Refused } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { Level } from '../level.ts';
import type { Context } from '../rules.ts';
import { vietnamDayOf } from '../working-days.ts';
import { approvalDueOn } from './clocks.ts';
import type { CommandOf } from './commands.ts';
import type { Dossier } from './dossier.ts';
import { levelOf } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import { outstandingOpinions } from './opinion-moves.ts';
import { actsAs, appraisesItself } from './parties.ts';
import { missingIn } from './proposal.ts';

type Decided = Decision<DossierEvent>;

/** The specialised unit's opinion, which levels 4 and 5 cannot go without (Decree 331/2026 Art. 18, 21.5). */
export const giveExpertOpinion = (
  state: Dossier,
  command: CommandOf<'expert-opinion'>,
  { rules }: Context,
): Decided =>
  levelOf(state) < rules.expertOpinionFrom
    ? refuse('expert-opinion-not-needed', { from: rules.expertOpinionFrom })
    : accept({ type: 'ExpertOpinionGiven', opinion: command.body.opinion });

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

/** The facts that could raise the level and that nobody has stated; no level stands above the fifth. */
const openFacts = ({ content }: Dossier, level: Level): readonly string[] => {
  const found = content?.found ?? null;
  return found?.kind === 'determined' && level < 5 ? found.couldRaise : [];
};

type Suitable = Extract<DossierEvent, { type: 'AppraisedSuitable' }>;

/** A level that open facts could still raise is found suitable only for reasons that the appraiser states. */
const foundSuitable = (
  state: Dossier,
  { level, reasons }: CommandOf<'appraise'>['body'],
  context: Context,
): Suitable | Refused => {
  const open = openFacts(state, level);
  if (open.length > 0 && reasons === undefined) return refuse('open-facts-unanswered', { facts: open });
  return {
    type: 'AppraisedSuitable',
    level,
    dueOn: approvalDueOn(context),
    ...(reasons !== undefined && { reasons }),
    ...(open.length > 0 && { openFacts: open }),
  };
};

/** The appraisal opinion: *suitable* at a level, or *not yet suitable* with reasons (Form 04; R08, R11). Whoever was asked is waited for until the day. */
export const appraise = (
  state: Dossier,
  { actor, body }: CommandOf<'appraise'>,
  context: Context,
): Decided => {
  if (appraisesItself(actor, state, context)) return refuse('appraiser-operates');
  if (body.verdict === 'not-yet-suitable') {
    return accept({ type: 'AppraisedNotYetSuitable', reasons: body.reasons ?? '' });
  }
  const asAppraised = {
    ...state,
    appraisal: { level: body.level, subject: actor.subject, unit: actor.unit, at: context.now },
  };
  if (!actsAs('appraiser', actor, { dossier: asAppraised, context, move: 'appraise' }))
    return refuse('level-of-another-appraiser', { level: body.level });
  const below = refusedBelowFound(state, body.level);
  if (below !== null) return below;
  if (body.level >= context.rules.expertOpinionFrom && state.expertOpinion === null)
    return refuse('expert-opinion-missing');
  const waiting = outstandingOpinions(state, vietnamDayOf(context.now));
  if (waiting.length > 0) return refuse('opinions-outstanding', { units: waiting });
  const suitable = foundSuitable(state, body, context);
  return 'refusal' in suitable ? suitable : accept(suitable);
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

/** The decision on the level; needs the issued security regulation (Art. 30.7) and at level 5 the Prime Minister's number. */
export const approveLevel = (
  state: Dossier,
  { body }: CommandOf<'approve-level'>,
  context: Context,
): Decided => {
  const closed = windowClosed(context);
  if (closed !== null) return closed;
  if (state.appraisal === null) return refuse('appraisal-missing');
  const { level } = state.appraisal;
  const primeMinisterDecision = body.primeMinisterDecision ?? null;
  return (
    lacking(state, level, primeMinisterDecision) ??
    accept({ type: 'LevelApproved', level, primeMinisterDecision })
  );
};

/** A level that was approved on paper before the platform came here (Decree 331/2026 Art. 39); its dossier is complete, and its facts give no higher level. */
export const importLevel = (
  state: Dossier,
  { body }: CommandOf<'import-level'>,
  context: Context,
): Decided => {
  const closed = windowClosed(context);
  if (closed !== null) return closed;
  const missing = missingIn(state, context.rules);
  if (missing.length > 0) return refuse('dossier-incomplete', { missing });
  const primeMinisterDecision = body.primeMinisterDecision ?? null;
  return (
    refusedBelowFound(state, body.level) ??
    lacking(state, body.level, primeMinisterDecision) ??
    accept({ type: 'LevelImported', level: body.level, primeMinisterDecision })
  );
};
