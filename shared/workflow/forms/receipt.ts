import { caseNumberOf } from '../case-number.ts';
import type { CaseAct } from './case-act.ts';
import { lastAct, sinceSubmission } from './case-act.ts';
import type { FormSource } from './form-source.ts';
import { nameOf } from './form-source.ts';

/** What the platform answers whoever has handed a dossier in. */
export interface SubmissionReceipt {
  readonly caseNumber: string;
  readonly dossierId: string;
  readonly synthetic: boolean;
  readonly systemName: string;
  readonly version: string;
  readonly proposedLevel: number;
  /** ISO 8601 in Viet Nam time, such as `2026-11-23T09:00:00+07:00`. */
  readonly submittedAt: string;
  readonly submittedBy: { readonly unit: string; readonly name: string };
  readonly outcome: 'accepted' | 'returned';
  readonly contentDigest: string | null;
  readonly releaseDigests: readonly string[];
  /** Until when the next step is due, as of the submission; null where the law sets no day. */
  readonly dueOn: string | null;
}

const sevenHours = 7 * 3_600_000;

/** An instant in UTC as the clock in Viet Nam shows it, to the second. */
export const vietnamTimeOf = (instant: string): string =>
  `${new Date(Date.parse(instant) + sevenHours).toISOString().slice(0, 19)}+07:00`;

const contentAt = (acts: readonly CaseAct[], { version }: CaseAct): string | null =>
  lastAct(
    acts.filter((act) => act.version <= version),
    'ContentSaved',
  )?.event.digest ?? null;

/** The receipt for the last submission of a case; null where there was none. */
export const receiptFor = ({
  dossier,
  acts,
  systemName,
  organisations,
}: FormSource): SubmissionReceipt | null => {
  const submission = lastAct(acts, 'DossierSubmitted');
  if (submission === undefined) return null;
  const accepted = lastAct(sinceSubmission(acts), 'SubmissionAccepted');
  const { facts } = dossier;
  return {
    caseNumber: caseNumberOf(dossier),
    dossierId: facts.id,
    synthetic: facts.synthetic,
    systemName,
    version: facts.version,
    proposedLevel: facts.proposedLevel,
    submittedAt: vietnamTimeOf(submission.at),
    submittedBy: { unit: submission.unit, name: nameOf(organisations, submission.unit) },
    outcome: accepted === undefined ? 'returned' : 'accepted',
    contentDigest: contentAt(acts, submission),
    releaseDigests: facts.digests,
    dueOn: accepted?.event.dueOn ?? null,
  };
};
