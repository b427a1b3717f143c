import type { Decision } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { Actor } from '../actor.ts';
import type { Context, TakenOut } from '../rules.ts';
import { isAppealable } from './clocks.ts';
import type { CommandOf } from './commands.ts';
import type { Dossier } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import type { FileMove } from '../moves.ts';
import { permitStatusAt } from '../permit.ts';
import { vendorOf } from './parties.ts';
import { keepsDetailsOnPaper } from './proposal.ts';

type Decided = Decision<DossierEvent>;

/** How many files a case may hold (our choice). */
export const mostFiles = 1000;

/** What a file is confirmed as: one that belongs to a part of the dossier is handed in with that part, by whom and while it may be written. */
export const moveOfFile = ({
  section,
}: Pick<CommandOf<'confirm-evidence'>['body'], 'section'>): 'confirm-evidence' | 'save-content' =>
  section === undefined ? 'confirm-evidence' : 'save-content';

/** Takes an uploaded file as evidence once its stored bytes are what was announced: size, type by content, and SHA-256. */
const confirmEvidence = (
  state: Dossier,
  { body }: CommandOf<'confirm-evidence'>,
  { file, digestOf }: Context,
): Decided => {
  if (state.filesErasedAt !== null) return refuse('file-erased');
  if (keepsDetailsOnPaper(state)) return refuse('details-kept-on-paper');
  if (state.files >= mostFiles) return refuse('too-many-files', { most: mostFiles });
  if (file === null) return refuse('file-missing');
  if ('problem' in file) return refuse(file.problem);
  const { size, sha256, mediaType } = file;
  if (size !== body.size || sha256 !== body.sha256) return refuse('file-differs', { size, sha256 });
  const { evidence, section } = body;
  const digest = digestOf([state.recorded.evidence, evidence, sha256]);
  const taken = { type: 'EvidenceConfirmed', evidence, sha256, size, mediaType, digest } as const;
  return accept(section === undefined ? taken : { ...taken, section });
};

/**
 * Takes a file out of its part while the part may be written. It leaves what is handed in and not the case, for files are
 * locked: one that was handed in before stays to be read, and any other is opened by the vendor and auditors alone.
 */
const takeOutFile = (
  state: Dossier,
  { body: { evidence } }: CommandOf<'take-out-file'>,
  { file, digestOf }: Context,
): Decided => {
  if (state.filesErasedAt !== null) return refuse('file-erased');
  if (file === null) return refuse('file-missing');
  if ('problem' in file) return refuse(file.problem);
  const { section, round = 0, takenOut } = file;
  if (section === undefined) return refuse('file-of-no-part');
  if (takenOut !== undefined) return refuse('file-taken-out');
  const handedIn = round < state.submissions;
  const digest = digestOf([state.recorded.evidence, evidence, 'taken-out']);
  return accept({ type: 'EvidenceTakenOut', evidence, section, handedIn, digest });
};

/** True where a file was taken out before anybody was handed it: it is nobody's evidence any more. */
export const wasNeverHandedIn = ({ takenOut }: { readonly takenOut?: TakenOut | undefined }): boolean =>
  takenOut?.handedIn === false;

/** True for who still reads a file that was never handed in: the vendor whose it is, and who oversees everything. */
export const readsDrafts = (actor: Actor, dossier: Dossier, context: Context): boolean =>
  actor.roles.includes('auditor') || actor.organisation === vendorOf(dossier, context);

/** Records that somebody is given a file to read: of this case, or one that a result of this case names in another of its platform. */
const openEvidence = (
  state: Dossier,
  { actor, body: { evidence, dossier = state.facts.id } }: CommandOf<'open-evidence'>,
  context: Context,
): Decided => {
  const { facts, filesErasedAt } = state;
  const { file, evidence: found } = context;
  const isForeign = dossier !== facts.id;
  if (
    isForeign &&
    !found.some(({ platformId, ...one }) => platformId === facts.platformId && one.dossier === dossier)
  )
    return refuse('evidence-unknown', { evidence: [evidence] });
  if (!isForeign && filesErasedAt !== null) return refuse('file-erased');
  if (file === null) return refuse('file-missing');
  if ('problem' in file) return refuse(file.problem);
  return wasNeverHandedIn(file) && !readsDrafts(actor, state, context)
    ? refuse('file-taken-out')
    : accept({ type: 'EvidenceOpened', evidence, dossier });
};

/**
 * True while somebody may still need the evidence of a case: until it was withdrawn, was found *not-eligible* past its
 * appeal, or its permit has ended for good (expired by the clock, revoked, superseded in effect). A choice of ours.
 */
export const needsFiles = (state: Dossier, now: string): boolean => {
  const { status, permit } = state;
  if (permit !== null) return ['valid', 'suspended'].includes(permitStatusAt(permit, now));
  return status === 'not-eligible' ? isAppealable(state, now) : status !== 'withdrawn';
};

/** The owner gives up the key of the case's files for good, in a ruling; refused while somebody may still need them. */
const eraseFiles = (
  state: Dossier,
  { body: { reasons } }: CommandOf<'erase-files'>,
  { now }: Context,
): Decided => {
  if (state.filesErasedAt !== null) return refuse('file-erased');
  if (needsFiles(state, now)) return refuse('file-still-needed', { status: state.status });
  return accept({ type: 'FilesErased', files: state.files, reasons });
};

/** What is done with the files of a case: one is confirmed, opened or taken out of its part, or all are erased. */
export const moveFiles = (
  state: Dossier,
  command: { [T in FileMove]: CommandOf<T> }[FileMove],
  context: Context,
): Decided => {
  switch (command.type) {
    case 'confirm-evidence':
      return confirmEvidence(state, command, context);
    case 'open-evidence':
      return openEvidence(state, command, context);
    case 'take-out-file':
      return takeOutFile(state, command, context);
    case 'erase-files':
      return eraseFiles(state, command, context);
  }
};
