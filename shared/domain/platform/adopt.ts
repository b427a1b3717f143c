import type { Actor } from '../actor.ts';
import { isSystem } from '../actor.ts';
import type { Decision } from '../result.ts';
import { accept, refuse } from '../result.ts';
import { vietnamDayOf } from '../working-days.ts';
import type { Adoption, AdoptionBody, AdoptionNoted } from './adoption.ts';
import { hasValidPermit } from './overdue.ts';
import type { Platform } from './platform.ts';

type Decided = Decision<AdoptionNoted>;

/** What a word on an adoption is known by: one declaration of a locality, the last; of reports one for each source. */
export const adoptionKey = ({ locality, source }: Adoption): string =>
  source === null ? locality : `${locality} ${source}`;

const noted = ({ adoptions }: Platform, adoption: Adoption): Decided => {
  const key = adoptionKey(adoption);
  const known = Object.hasOwn(adoptions, key) ? adoptions[key] : undefined;
  const isKnown = known !== undefined && fields.every((field) => known[field] === adoption[field]);
  return isKnown ? accept() : accept({ type: 'AdoptionNoted', key, adoption });
};

const fields = ['locality', 'basis', 'document', 'day', 'scope', 'status', 'source'] as const;

/**
 * A locality declares for itself, on a document of its own, and only what is published and has a valid permit; that it ended
 * it may say at any time (design section 3).
 */
export const declareAdoption = (
  state: Platform,
  { actor, body }: { readonly actor: Actor; readonly body: AdoptionBody<'declare-adoption'> },
  now: string,
): Decided => {
  if (!actor.roles.includes('locality')) return refuse('not-your-move', { by: 'locality' });
  const { document, day, status } = body;
  if (document === null || day === null) return refuse('adoption-document-missing');
  if (day > vietnamDayOf(now)) return refuse('document-date-in-future', { documentDate: day });
  if (status !== 'ended') {
    if (state.termination !== null)
      return refuse('platform-terminated', { lastDay: state.termination.lastDay });
    if (!Object.values(state.standings).some(({ published }) => published))
      return refuse('adoption-needs-publication');
    if (!hasValidPermit({ standings: Object.values(state.standings) }, now))
      return refuse('permit-not-valid');
  }
  return noted(state, { ...body, locality: actor.organisation, source: null });
};

/** The registrar notes what a source says by now; the platform itself, what an import says. */
export const reportAdoption = (
  state: Platform,
  { actor, body }: { readonly actor: Actor; readonly body: AdoptionBody<'report-adoption'> },
  now: string,
): Decided => {
  if (!isSystem(actor) && !actor.roles.includes('registrar'))
    return refuse('not-your-move', { by: 'registrar' });
  if (!isSystem(actor) && body.day !== null && body.day > vietnamDayOf(now))
    return refuse('document-date-in-future', { documentDate: body.day });
  return noted(state, body);
};
