import type { Decision } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { Context } from '../rules.ts';
import type { CommandOf } from './commands.ts';
import type { Dossier } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import { keepsDetailsOnPaper } from './proposal.ts';

type Decided = Decision<DossierEvent>;

/** How many files a case may hold (our choice). */
export const mostFiles = 1000;

/** Takes an uploaded file as evidence once its stored bytes are what was announced: size, type by content, and SHA-256. */
export const confirmEvidence = (
  state: Dossier,
  { body }: CommandOf<'confirm-evidence'>,
  { file, digestOf }: Context,
): Decided => {
  if (keepsDetailsOnPaper(state)) return refuse('details-kept-on-paper');
  if (state.files >= mostFiles) return refuse('too-many-files', { most: mostFiles });
  if (file === null) return refuse('file-missing');
  if ('problem' in file) return refuse(file.problem);
  const { size, sha256, mediaType } = file;
  if (size !== body.size || sha256 !== body.sha256) return refuse('file-differs', { size, sha256 });
  const { evidence } = body;
  const digest = digestOf([state.recorded.evidence, evidence, sha256]);
  return accept({ type: 'EvidenceConfirmed', evidence, sha256, size, mediaType, digest });
};

/** Records that somebody is given a file to read: of this case, or one that a result of this case names in another of its platform. */
export const openEvidence = (
  { facts }: Dossier,
  { body: { evidence, dossier = facts.id } }: CommandOf<'open-evidence'>,
  { file, evidence: found }: Context,
): Decided => {
  const isForeign = dossier !== facts.id;
  if (
    isForeign &&
    !found.some(({ platformId, ...one }) => platformId === facts.platformId && one.dossier === dossier)
  )
    return refuse('evidence-unknown', { evidence: [evidence] });
  if (file !== null && 'problem' in file) return refuse(file.problem);
  return file === null ? refuse('file-missing') : accept({ type: 'EvidenceOpened', evidence, dossier });
};
