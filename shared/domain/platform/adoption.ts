import type { Actor } from '../actor.ts';
import { isSystem } from '../actor.ts';
import { permitStatusAt } from '../permit.ts';
import type { Decision } from '../result.ts';
import { accept, refuse } from '../result.ts';
import { vietnamDayOf } from '../working-days.ts';
import type { Platform } from './platform.ts';

/** On what an adoption rests (source of 10 January 2023: in the plan, or by a document of its own; or by contract). */
export const adoptionBases = ['in-plan', 'separate-document', 'contract', 'not-stated'] as const;
export const adoptionStatuses = ['planned', 'piloting', 'in-use', 'ended'] as const;

/** That a locality uses a platform, or is to. */
export interface Adoption {
  /** Scheme and code: `2025:37`. */
  readonly locality: string;
  readonly basis: (typeof adoptionBases)[number];
  /** Number of the plan, document or contract; null where a source names none. */
  readonly document: string | null;
  /** ISO day of the document; null where a source names none. */
  readonly day: string | null;
  readonly scope: string | null;
  readonly status: (typeof adoptionStatuses)[number];
  /** Who says so; null where the locality declared it itself. */
  readonly source: string | null;
}

export type AdoptionBody<T extends 'declare-adoption' | 'report-adoption'> = T extends 'declare-adoption'
  ? Omit<Adoption, 'locality' | 'source'>
  : Adoption & { readonly source: string };

export interface AdoptionNoted {
  readonly type: 'AdoptionNoted';
  readonly key: string;
  readonly adoption: Adoption;
}

type Decided = Decision<AdoptionNoted>;

/** One declaration of a locality, the last; of reports one for each source. */
const keyOf = ({ locality, source }: Adoption): string =>
  source === null ? locality : `${locality} ${source}`;

const noted = ({ adoptions }: Platform, adoption: Adoption): Decided => {
  const key = keyOf(adoption);
  const known = Object.hasOwn(adoptions, key) ? adoptions[key] : undefined;
  const isKnown = known !== undefined && fields.every((field) => known[field] === adoption[field]);
  return isKnown ? accept() : accept({ type: 'AdoptionNoted', key, adoption });
};

const fields = ['locality', 'basis', 'document', 'day', 'scope', 'status', 'source'] as const;

const hasValidPermit = ({ standings }: Platform, now: string): boolean =>
  Object.values(standings).some(
    ({ published, permit }) => published && permit !== null && permitStatusAt(permit, now) === 'valid',
  );

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
    if (!hasValidPermit(state, now)) return refuse('permit-not-valid');
  }
  return noted(state, { ...body, locality: actor.organisation, source: null });
};

/** The registrar notes what a source says; the platform itself, what an import says. */
export const reportAdoption = (
  state: Platform,
  { actor, body }: { readonly actor: Actor; readonly body: AdoptionBody<'report-adoption'> },
): Decided => {
  if (!isSystem(actor) && !actor.roles.includes('registrar'))
    return refuse('not-your-move', { by: 'registrar' });
  return noted(state, body);
};
