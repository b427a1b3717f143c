import * as z from 'zod';
import { opinionVerdicts } from '../domain/dossier/dossier.ts';
import { levels } from '../domain/level.ts';
import type { CaseAct } from '../workflow/forms/case-act.ts';

const event = z.object({
  type: z.string(),
  level: z.literal(levels).optional(),
  reasons: z.string().optional(),
  verdict: z.enum(opinionVerdicts).optional(),
  unit: z.string().optional(),
  units: z.array(z.string()).optional(),
  opinion: z.string().optional(),
  dueOn: z.string().nullable().optional(),
  digest: z.string().optional(),
  primeMinisterDecision: z.string().nullable().optional(),
});

const envelope = z.object({
  at: z.string(),
  version: z.number(),
  actor: z.object({ unit: z.string() }),
  ruling: z.object({ documentNumber: z.string(), documentDate: z.string() }).nullable(),
  events: z.array(event),
});

/** What has happened to a case, event by event, as far as documents tell of it; throws on an item that is no event. */
export const parseCaseActs = (stored: readonly unknown[]): CaseAct[] =>
  stored
    .map((item) => envelope.parse(item))
    .flatMap(({ at, version, actor, ruling, events }) =>
      events.map((happened) => ({ at, version, unit: actor.unit, ruling, event: happened })),
    );
