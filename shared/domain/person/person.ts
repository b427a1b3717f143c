import type { Actor } from '../actor.ts';
import type { CommandHead } from '../command.ts';
import { organisationIn } from '../organisation/organisation.ts';
import type { Organisations } from '../organisation/organisation.ts';
import { may } from '../permissions.ts';
import type { Act, Relation } from '../permissions.ts';
import type { Decision } from '../result.ts';
import { accept, refuse } from '../result.ts';

/** Name and contacts of a person. They live in one item that can be erased: no event and no log ever holds them. */
export interface Profile {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** What is decided on of a person: the id, and whether a profile is kept. */
export interface Person {
  readonly id: string;
  readonly hasProfile: boolean;
}

export type PersonCommand = CommandHead &
  (
    | { readonly type: 'save-profile'; readonly body: { readonly profile: Profile } }
    | { readonly type: 'erase-profile'; readonly body: Readonly<Record<string, never>> }
  );

/** What has happened to a person's profile, without a word of what stands in it. */
export type PersonEvent =
  | { readonly type: 'ProfileSaved'; readonly id: string }
  | { readonly type: 'ProfileErased'; readonly id: string };

const relationsTo = (id: string, { subject, organisation }: Actor, known: Organisations): Relation[] => {
  const members = organisationIn(known, organisation)?.members ?? {};
  return [
    ...(subject === id ? (['self'] as const) : []),
    ...(Object.hasOwn(members, id) ? (['own'] as const) : []),
  ];
};

/** True when the table lets the actor do or read this of the person of that id: oneself, or a member of the own organisation. */
export const mayDoTo = (
  id: string,
  act: Act,
  { actor, organisations }: { readonly actor: Actor; readonly organisations: Organisations },
): boolean => may(act, { roles: actor.roles, relations: relationsTo(id, actor, organisations) });

/** Decides one wish on a person's profile (Law 91/2025/QH15: the person may have it corrected and erased). */
export const decidePerson = (
  { id, state, version }: { readonly id: string; readonly state: Person | null; readonly version: number },
  command: PersonCommand,
  organisations: Organisations,
): Decision<PersonEvent> => {
  const { actor, expectedVersion: expected = version } = command;
  const act = command.type === 'erase-profile' ? 'erase-profile' : 'keep-profile';
  if (!mayDoTo(id, act, { actor, organisations })) return refuse('not-your-profile');
  if (expected !== version) return refuse('stale-version', { expected, version });
  if (command.type === 'save-profile') return accept({ type: 'ProfileSaved', id });
  return state?.hasProfile === true ? accept({ type: 'ProfileErased', id }) : accept();
};

/** True for who erases their own profile: for that nobody needs an office, so that it is not asked for. */
export const isOwnErasure = (id: string, { type, actor }: PersonCommand): boolean =>
  type === 'erase-profile' && actor.subject === id;

/** The person after one more thing has happened. */
export const evolvePerson = (_: Person | null, { type, id }: PersonEvent): Person => ({
  id,
  hasProfile: type === 'ProfileSaved',
});
