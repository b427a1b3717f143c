import type { Decision } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { Context } from '../rules.ts';
import type { CommandOf } from './commands.ts';
import type { Dossier } from './dossier.ts';
import { levelOf } from './dossier.ts';
import type { DossierEvent } from './events.ts';

type Decided = Decision<DossierEvent>;

/** How many files a case may hold (our choice). */
export const mostFiles = 1000;

/** Details of level 5 systems are never entered: the reference of the paper only (design section 8, point 7). */
const keepsNoFiles = (state: Dossier): boolean => levelOf(state) === 5;

/** Takes an uploaded file as evidence once its stored bytes are what was announced: size, type by content, and SHA-256. */
export const confirmEvidence = (
  state: Dossier,
  { body }: CommandOf<'confirm-evidence'>,
  { file }: Context,
): Decided => {
  if (keepsNoFiles(state)) return refuse('details-kept-on-paper');
  if (state.files >= mostFiles) return refuse('too-many-files', { most: mostFiles });
  if (file === null) return refuse('file-missing');
  if ('problem' in file) return refuse(file.problem);
  const { size, sha256, mediaType } = file;
  if (size !== body.size || sha256 !== body.sha256) return refuse('file-differs', { size, sha256 });
  return accept({ type: 'EvidenceConfirmed', evidence: body.evidence, sha256, size, mediaType });
};

/** Records that somebody is given a file to read. */
export const openEvidence = (
  _: Dossier,
  { body }: CommandOf<'open-evidence'>,
  { file }: Context,
): Decided => {
  if (file !== null && 'problem' in file) return refuse(file.problem);
  return file === null ? refuse('file-missing') : accept({ type: 'EvidenceOpened', evidence: body.evidence });
};
