import type { Role } from '../actor.ts';

/** What a person may choose to get by mail, and an organisation by webhook. In the inbox stands everything. */
export const noticeKinds = ['turn', 'case', 'permit', 'platform', 'deadline', 'office'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/**
 * Where in an organisation a notice is read: by whoever holds that role, and for `operations` by whoever runs what was
 * reported to the gate. Where nobody holds it, the administrators read it.
 */
export const desks = [
  'vendor',
  'owner',
  'appraiser',
  'assessor',
  'ministry',
  'registrar',
  'locality',
  'administrator',
  'operations',
] as const;
export type Desk = (typeof desks)[number];

/** The roles that read at a desk. */
export const rolesAt = (desk: Desk): readonly Role[] =>
  desk === 'operations' ? ['owner', 'locality', 'vendor', 'registrar', 'ministry'] : [desk];

/** Who is told: a desk of an organisation, one person, or every organisation that reported a deployment. */
export type Recipient =
  | { readonly organisation: string; readonly desk: Desk }
  | { readonly person: string }
  /** Found when it is told: who has reported that this release runs, or with null any release of the platform. */
  | { readonly reportersOf: string | null };

/** Who hears of which of the events of one command; the names of the events are the keys of the texts. */
export interface Told {
  readonly to: Recipient;
  readonly events: readonly string[];
}

/** What one organisation hears at one desk. */
export interface ToldDesk {
  readonly organisation: string;
  readonly desk: Desk;
  readonly events: readonly string[];
}

/** An event type in the table: who is told and as what kind, or nobody, and why. */
export type NoticeRow<Audience extends string> =
  | { readonly kind: NoticeKind; readonly tells: readonly [Audience, ...Audience[]] }
  | { readonly nobody: string };

/** The name of a recipient, the same for the same one. */
const keyOf = (to: Recipient): string => JSON.stringify(to);

/** Everybody once, with all that concerns them, in the order in which it happened. */
export const eachOnce = (told: readonly Told[]): readonly Told[] => {
  const byKey = new Map<string, Told>();
  for (const { to, events } of told) {
    const before = byKey.get(keyOf(to))?.events ?? [];
    byKey.set(keyOf(to), { to, events: [...new Set([...before, ...events])] });
  }
  return [...byKey.values()];
};

/** Who is told of these events by a table; `named` finds the recipients that an audience stands for. */
export const toldBy = <Event extends { readonly type: string }, Audience extends string>(
  table: (event: Event) => NoticeRow<Audience>,
  events: readonly Event[],
  named: (audience: Audience, event: Event) => readonly Recipient[],
): readonly Told[] =>
  eachOnce(
    events.flatMap((event) => {
      const row = table(event);
      if ('nobody' in row) return [];
      return row.tells.flatMap((audience) =>
        named(audience, event).map((to) => ({ to, events: [event.type] })),
      );
    }),
  );

/** A desk as the one recipient; none where no organisation is named. */
export const deskOf = (organisation: string | null | undefined, desk: Desk): readonly Recipient[] =>
  typeof organisation === 'string' ? [{ organisation, desk }] : [];

/** A person as the one recipient; none where nobody is named. */
export const personOf = (person: string | null | undefined): readonly Recipient[] =>
  typeof person === 'string' ? [{ person }] : [];
