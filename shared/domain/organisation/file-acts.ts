import type { FileFound, Surroundings } from '../rules.ts';
import type { ReportLaws } from '../forms/report-terms.ts';
import type { Decision } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { OrganisationCommandOf } from './commands.ts';
import type { OrganisationEvent } from './events.ts';
import type { Organisation } from './organisation.ts';

/** What surrounds a decision on an organisation: that, and the file that the wish is about, or names as a signed document. */
export interface AroundOrganisation extends Surroundings {
  readonly file: FileFound | null;
  readonly reportLaws: ReportLaws;
}

/** How many files an organisation may keep (our choice). */
const mostFiles = 1000;

/** Takes an uploaded file once its stored bytes are what was announced, or records that somebody is given one to read. */
export const moveFile = (
  { files }: Organisation,
  command: OrganisationCommandOf<'confirm-file'> | OrganisationCommandOf<'open-file'>,
  { file }: AroundOrganisation,
): Decision<OrganisationEvent> => {
  const { evidence } = command.body;
  if (command.type === 'confirm-file' && files >= mostFiles)
    return refuse('too-many-files', { most: mostFiles });
  if (file === null) return refuse('file-missing');
  if ('problem' in file) return refuse(file.problem);
  if (command.type === 'open-file') return accept({ type: 'FileOpened', evidence });
  const { size, sha256, mediaType } = file;
  if (size !== command.body.size || sha256 !== command.body.sha256)
    return refuse('file-differs', { size, sha256 });
  return accept({ type: 'FileConfirmed', evidence, sha256, size, mediaType });
};
