import type { WebDeps } from '../deps.ts';
import { shown } from '../refusal.ts';
import type { SignedInVisit } from '../visit.ts';
import { bodyShown } from './body-views.ts';

/** The path of the organisation of a page, in the API and on the pages. */
export const bodyPath = ({ parameters }: Pick<SignedInVisit, 'parameters'>): string =>
  `/organisations/${encodeURIComponent(parameters['id'] ?? '')}`;

/** An organisation as its reader may see it, or the page that says why not. */
export const readBody = async (
  { api }: WebDeps,
  visit: Pick<SignedInVisit, 'language' | 'session' | 'parameters'>,
) =>
  shown(
    await api({ language: visit.language, token: visit.session.token, path: bodyPath(visit) }),
    bodyShown,
  );
