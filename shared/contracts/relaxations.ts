import * as z from 'zod';
import type { RelaxationCommand, RelaxationState, Ruled } from '../domain/gate/relaxation.ts';
import { rulingRequest as rulingOnCase } from './ruling-request.ts';
import { ruling as rulingBody } from './dossier-bodies.ts';
import { id, isoDay, text } from './primitives.ts';

type BodyOf<T extends RelaxationCommand['type']> = Extract<RelaxationCommand, { readonly type: T }>['body'];

const days = { firstDay: isoDay, warnUntil: isoDay.nullable(), lastDay: isoDay };
const whose = { organisation: id, platformId: id.nullable() };
const why = text(1000);
/** Files belong to cases; a ruling on the gate names its document. */
const ruling = rulingBody.omit({ attachment: true });
const rulingRequest = rulingOnCase.omit({ attachment: true });

/** What each act on a relaxation carries. */
export const relaxationBodies = {
  'relax-enforcement': z.strictObject({ ...whose, ...days, why, ruling }) satisfies z.ZodType<
    BodyOf<'relax-enforcement'>
  >,
  'end-relaxation': z.strictObject({ why, ruling }) satisfies z.ZodType<BodyOf<'end-relaxation'>>,
  'note-due': z.strictObject({}) satisfies z.ZodType<BodyOf<'note-due'>>,
};

/** `POST /gate/relaxations`: for whom denials do not block yet, from when, until when, and why. */
export const relaxRequest = z.strictObject({
  organisation: id,
  platformId: id.nullable().default(null),
  firstDay: isoDay,
  warnUntil: isoDay.nullable().default(null),
  lastDay: isoDay,
  why,
  ruling: rulingRequest,
});

/** `POST /gate/relaxations/{id}/end`: denials block again from today on. */
export const endRelaxationRequest = z.strictObject({ why, ruling: rulingRequest });

const ruled = z.object({
  by: z.string(),
  documentNumber: z.string(),
  documentDate: z.string(),
  legalBasis: z.string(),
  why: z.string(),
}) satisfies z.ZodType<Ruled>;
const state = z.object({
  id: z.string(),
  ...whose,
  ...days,
  relaxed: ruled,
  ended: ruled.nullable(),
  toldUntil: z.string().optional(),
}) satisfies z.ZodType<RelaxationState>;

/** A relaxation as it is stored; throws on anything else. */
export const parseRelaxationState = (stored: unknown): RelaxationState => state.parse(stored);

const shown = state.omit({ toldUntil: true });

/** A relaxation as everybody reads it. */
export const publicRelaxation = (stored: unknown): z.infer<typeof shown> => shown.parse(stored);
