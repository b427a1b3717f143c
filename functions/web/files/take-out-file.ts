import { partsWithFiles } from '../../../shared/domain/dossier/content.ts';
import { readCase } from '../cases/read-case.ts';
import type { WebDeps } from '../deps.ts';
import { plainForm } from '../forms/plain-form.ts';
import type { Ground } from '../forms/plain-form.ts';
import type { PageAnswer, SignedInVisit, StaffPage } from '../visit.ts';
import { mayTakeOut, readFiles } from './file-views.ts';
import { filesOfCases } from './holder.ts';

const notFound: PageAnswer = { template: 'not-found.njk', data: {}, status: 404 };

const filesOf = ({ parameters }: SignedInVisit): string =>
  `/dossiers/${encodeURIComponent(parameters['id'] ?? '')}/files?section=${encodeURIComponent(parameters['section'] ?? '')}`;

/** The file that is to be taken out, where it stands in that part and who asks may take it out now. */
const groundOf =
  (deps: WebDeps) =>
  async (visit: SignedInVisit): Promise<Ground | { readonly answer: PageAnswer }> => {
    const { id = '', section, file } = visit.parameters;
    const [read, list] = await Promise.all([readCase(deps, visit, id), readFiles(deps, visit, filesOfCases)]);
    if ('answer' in read) return read;
    if ('answer' in list) return list;
    const part = partsWithFiles.find((each) => each === section);
    const found = list.value.files.find((each) => each.evidence === file && each.section === part);
    if (part === undefined || found === undefined || !mayTakeOut(read.value, found))
      return { answer: notFound };
    return { back: filesOf(visit), caption: found.name ?? found.evidence, version: null };
  };

/** `GET` and `POST /dossiers/{id}/content/{section}/files/{file}/removal`: takes a file out of its part before the dossier is handed in. */
export const takeOutPages = (deps: WebDeps): readonly StaffPage[] =>
  plainForm(deps, {
    path: '/dossiers/{id}/content/{section}/files/{file}/removal',
    heading: 'files.takeOut',
    lead: 'files.takeOutLead',
    done: 'take-out-file',
    then: (visit) => `${filesOf(visit)}&done=take-out-file`,
    isDanger: true,
    fields: [],
    ground: groundOf(deps),
    wish: (_, { parameters }) => ({
      method: 'POST',
      path: `/dossiers/${encodeURIComponent(parameters['id'] ?? '')}/evidence/${encodeURIComponent(parameters['file'] ?? '')}/removal`,
      body: {},
    }),
  });
