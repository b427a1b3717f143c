import * as z from 'zod';
import { permitHolds } from '../support/domain/permit-holds.ts';
import type { InMemoryWorkflow } from '../support/in-memory-workflow.ts';

const document = z.object({
  documentNumber: z.string(),
  documentDate: z.string(),
  legalBasis: z.string().nullable(),
});
const stored = z.object({
  at: z.string(),
  commandId: z.string(),
  actor: z.object({ organisation: z.string() }),
  ruling: document.nullable(),
  events: z.array(
    z.looseObject({ type: z.string(), restsOn: document.extend({ by: z.string() }).optional() }),
  ),
});

/** Every commit on an aggregate, by its partition, in order. */
export const commitsOn = ({ items }: InMemoryWorkflow, pk: string): z.infer<typeof stored>[] =>
  items.under(pk, 'EVENT#').map((item) => stored.parse(item));

/** One event with the instant and the command of its commit. */
export interface Happened {
  readonly type: string;
  readonly at: string;
  readonly commandId: string;
  readonly [field: string]: unknown;
}

/** Everything that has happened to an aggregate, by its partition, in order. */
export const happenedTo = (workflow: InMemoryWorkflow, pk: string): Happened[] =>
  commitsOn(workflow, pk).flatMap(({ at, commandId, events }) =>
    events.map((event) => ({ ...event, at, commandId })),
  );

const confirmation = z.object({ incident: z.string(), at: z.string(), suspends: z.array(z.string()) });
const noted = z.object({
  standing: z.object({
    dossierId: z.string(),
    permit: z.object({ status: z.string(), issuedAt: z.string() }).nullable(),
  }),
});

/** True where a confirmed incident names a case, then or once the platform has heard of its permit, and the case has not answered. */
const isHeld = (platform: readonly Happened[], dossierId: string, own: readonly Happened[]): boolean =>
  platform.some((event, n) => {
    if (event.type !== 'IncidentConfirmed') return false;
    const { incident, at, suspends } = confirmation.parse(event);
    const later = platform.slice(n);
    const closed = later.findIndex((one) => one.type === 'IncidentClosed' && one['incident'] === incident);
    const heard = later.slice(0, closed < 0 ? undefined : closed).some((one) => {
      if (one.type !== 'StandingNoted') return false;
      const { standing } = noted.parse(one);
      const { permit } = standing;
      return standing.dossierId === dossierId && permit?.status === 'valid' && permit.issuedAt <= at;
    });
    const hasAnswered = own.some(
      (one) => one.type === 'PermitSuspended' && one['incident'] === incident && one['confirmed'] === true,
    );
    return (suspends.includes(dossierId) || heard) && !hasAnswered;
  });

/**
 * Whether a release may be put into use at an instant, told from what has happened and nothing else: the case of the release that
 * was given a permit last has one that holds, no confirmed incident waits for it, and the platform has not ended.
 */
export const mayBeUsed = (
  workflow: InMemoryWorkflow,
  { platformId, dossierIds }: { readonly platformId: string; readonly dossierIds: readonly string[] },
  at: string,
): boolean => {
  const platform = happenedTo(workflow, `PLATFORM#${platformId}`);
  const cases = dossierIds.map((id) => ({ id, own: happenedTo(workflow, `DOSSIER#${id}`) }));
  const issuedAt = (own: readonly Happened[]) =>
    own.findLast(({ type }) => type === 'PermitIssued')?.at ?? '';
  const [last] = cases.toSorted((one, other) => issuedAt(other.own).localeCompare(issuedAt(one.own)));
  if (last === undefined || platform.some(({ type }) => type === 'PlatformTerminated')) return false;
  return permitHolds(last.own, at) && !isHeld(platform, last.id, last.own);
};

const lapses = [
  'PermitSuspended',
  'PermitRevoked',
  'PermitExpired',
  'PermitSuperseded',
  'PermitEndedWithPlatform',
];

/** The events by which a permit that was valid is so no longer. */
export const lapsesIn = (own: readonly Happened[]): Happened[] => {
  let isValid = false;
  return own.filter(({ type }) => {
    const wasValid = isValid;
    if (type === 'PermitIssued' || type === 'PermitReinstated') isValid = true;
    if (!lapses.includes(type)) return false;
    isValid = false;
    return wasValid;
  });
};
