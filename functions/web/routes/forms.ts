import * as z from 'zod';
import { readCase } from '../cases/read-case.ts';
import type { WebDeps } from '../deps.ts';
import { articleText } from '../law.ts';
import { refusedPage, shown as shownOr } from '../refusal.ts';
import type { PageAnswer, SignedInVisit, StaffPage } from '../visit.ts';

const formList = z.object({
  notice: z.string().nullable(),
  items: z.array(
    z.object({ form: z.string(), name: z.string(), article: z.string(), availability: z.string() }),
  ),
});

const placeOf = ({ parameters }: SignedInVisit): string =>
  `/dossiers/${encodeURIComponent(parameters['id'] ?? '')}`;

/** `GET …/forms`: the official forms of a case, and which can be printed now. */
const listForms = (deps: WebDeps): StaffPage => ({
  method: 'GET',
  path: '/dossiers/{id}/forms',
  showTo: async (visit) => {
    const { language, session } = visit;
    const place = placeOf(visit);
    const [read, listed] = await Promise.all([
      readCase(deps, visit, visit.parameters['id'] ?? ''),
      deps.api({ language, token: session.token, path: `${place}/forms` }),
    ]);
    if ('answer' in read) return read.answer;
    const list = shownOr(listed, formList);
    if ('answer' in list) return list.answer;
    const forms = list.value.items.map((form) => ({
      ...form,
      article: articleText(language, form.article),
      isAvailable: form.availability === 'available',
    }));
    const data = { shown: read.value, place, forms, isHandedIn: read.value.openedOn !== null };
    return { template: 'forms.njk', data };
  },
});

/** A document of the HTTP API as it is: a page of its own, made to be printed. */
const documentAt = async (deps: WebDeps, visit: SignedInVisit, path: string): Promise<PageAnswer> => {
  const { language, session } = visit;
  const reply = await deps.api({ language, token: session.token, path, accept: 'text/html' });
  return reply.status === 200 && typeof reply.body === 'string'
    ? { body: reply.body, type: 'text/html; charset=utf-8' }
    : refusedPage(reply);
};

/** The official forms of a case, its receipt, and the annual report of an owner, as pages to print. */
export const formPages = (deps: WebDeps): readonly StaffPage[] => [
  listForms(deps),
  {
    method: 'GET',
    path: '/dossiers/{id}/forms/{form}',
    showTo: (visit) =>
      documentAt(
        deps,
        visit,
        `${placeOf(visit)}/forms/${encodeURIComponent(visit.parameters['form'] ?? '')}`,
      ),
  },
  {
    method: 'GET',
    path: '/organisations/{id}/annual-report',
    showTo: (visit) =>
      documentAt(
        deps,
        visit,
        `/organisations/${encodeURIComponent(visit.parameters['id'] ?? '')}/annual-report`,
      ),
  },
  {
    method: 'GET',
    path: '/dossiers/{id}/receipt',
    showTo: (visit) => documentAt(deps, visit, `${placeOf(visit)}/receipt`),
  },
];
