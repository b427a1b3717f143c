import { appointedActor } from '../../shared/domain/organisation/appointment.ts';
import type { Organisation, Organisations } from '../../shared/domain/organisation/organisation.ts';
import { organisationIn } from '../../shared/domain/organisation/organisation.ts';
import { actingFor } from '../../shared/domain/organisation/successor.ts';
import { notHeardBefore } from '../../shared/domain/notice/heard-before.ts';
import type { Desk, Recipient, Told, ToldDesk } from '../../shared/domain/notice/notice.ts';
import { eachOnce, rolesAt } from '../../shared/domain/notice/notice.ts';
import { vietnamDayOf } from '../../shared/domain/working-days.ts';
import type { Role } from '../../shared/domain/actor.ts';
import { withSuccessors } from '../../shared/workflow/look-up.ts';
import type { NoticePorts } from '../../shared/workflow/notice-ports.ts';
import type { TellTask } from '../../shared/workflow/ports.ts';

/** What one person hears, for themselves (null) or for an organisation. */
export interface ToldPerson {
  readonly subject: string;
  readonly organisation: string | null;
  /** True for an administrator who reads in place of a role that nobody holds, and may not open what is told of. */
  readonly isStandIn: boolean;
  readonly events: readonly string[];
}

/** One read takes at most 100 organisations. */
const mostAtOnce = 90;

const found = async ({ lookUp }: NoticePorts, ids: readonly string[]): Promise<Organisations> => {
  const chunks = Array.from({ length: Math.ceil(ids.length / mostAtOnce) }, (_, n) =>
    ids.slice(n * mostAtOnce, (n + 1) * mostAtOnce),
  );
  const parts = await Promise.all(chunks.map((chunk) => withSuccessors(lookUp)(chunk)));
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
};

/** Those who reported a deployment, by name. */
const withReporters = async (
  { reportersOf }: NoticePorts,
  { platformId, told }: TellTask,
): Promise<readonly Told[]> => {
  const parts = await Promise.all(
    told.map(async ({ to, events }): Promise<readonly Told[]> => {
      if (!('reportersOf' in to)) return [{ to, events }];
      const reporters = platformId === null ? [] : await reportersOf(platformId, to.reportersOf);
      return reporters.map((organisation) => ({ to: { organisation, desk: 'operations' }, events }));
    }),
  );
  return eachOnce(parts.flat());
};

const holding = (organisation: Organisation, roles: readonly Role[], day: string): string[] =>
  Object.keys(organisation.members).filter((subject) =>
    appointedActor(organisation, subject, day)?.roles.some((role) => roles.includes(role)),
  );

type Reader = Pick<ToldPerson, 'subject' | 'isStandIn'>;

/** Who reads at a desk today; the administrators where nobody does. */
const readersAt = (organisation: Organisation | undefined, desk: Desk, day: string): readonly Reader[] => {
  if (organisation === undefined) return [];
  const readers = holding(organisation, rolesAt(desk), day);
  const found = readers.length > 0 ? readers : holding(organisation, ['administrator'], day);
  return found.map((subject) => ({ subject, isStandIn: readers.length === 0 }));
};

const isDesk = (to: Recipient): to is Extract<Recipient, { desk: Desk }> => 'desk' in to;

/** Each person once, with all that concerns them; whoever did it knows. */
const personsOf = (persons: readonly ToldPerson[], by: string | null): readonly ToldPerson[] => {
  const bySubject = new Map<string, ToldPerson>();
  for (const person of persons) {
    if (person.subject === by) continue;
    const before = bySubject.get(person.subject);
    const events = [...new Set([...(before?.events ?? []), ...person.events])];
    const isStandIn = person.isStandIn && before?.isStandIn !== false;
    bySubject.set(person.subject, { ...(before ?? person), isStandIn, events });
  }
  return [...bySubject.values()];
};

/** Whom a task means today: desks of the bodies that act now, and the persons who read there. */
export const recipientsOf = async (
  ports: NoticePorts,
  task: TellTask,
): Promise<{ readonly desks: readonly ToldDesk[]; readonly persons: readonly ToldPerson[] }> => {
  const day = vietnamDayOf(ports.now());
  const told = await withReporters(ports, task);
  const named = told.flatMap(({ to }) => (isDesk(to) ? [to.organisation] : []));
  const organisations = await found(ports, [...new Set(named)]);
  const acting = told.map(({ to, events }) => ({
    to: isDesk(to) ? { ...to, organisation: actingFor(to.organisation, organisations, day) } : to,
    events,
  }));
  const before = task.causedBy === undefined ? [] : await ports.shelf.toldBy(task.causedBy);
  const desks = notHeardBefore(
    eachOnce(acting).flatMap(({ to, events }) => (isDesk(to) ? [{ ...to, events }] : [])),
    before,
  );
  const atDesks = desks.flatMap(({ organisation, desk, events }) =>
    readersAt(organisationIn(organisations, organisation), desk, day).map((reader) => ({
      ...reader,
      organisation,
      events,
    })),
  );
  const inPerson = told.flatMap(({ to, events }) =>
    'person' in to ? [{ subject: to.person, organisation: null, isStandIn: false, events }] : [],
  );
  return { desks, persons: personsOf([...atDesks, ...inPerson], task.by) };
};
