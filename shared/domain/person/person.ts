import type { Actor } from '../actor.ts';
import type { CommandHead } from '../command.ts';
import { organisationIn } from '../organisation/organisation.ts';
import type { NoticePreferences } from '../notice/preferences.ts';
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

/** What is decided on of a person: the id, whether a profile is kept, and whether the person has said how to be told. */
export interface Person {
  readonly id: string;
  readonly hasProfile: boolean;
  readonly hasPreferences: boolean;
}

export type PersonCommand = CommandHead &
  (
    | { readonly type: 'save-profile'; readonly body: { readonly profile: Profile } }
    | {
        readonly type: 'save-notice-preferences';
        readonly body: { readonly preferences: NoticePreferences };
      }
    | { readonly type: 'erase-profile'; readonly body: Readonly<Record<string, never>> }
  );

/** What has happened to a person's profile, without a word of what stands in it. */
export type PersonEvent =
  | { readonly type: 'ProfileSaved'; readonly id: string }
  | { readonly type: 'NoticePreferencesSaved'; readonly id: string }
  | { readonly type: 'ProfileErased'; readonly id: string };

/** What each wish asks the table for. */
const acts = {
  'save-profile': 'keep-profile',
  'save-notice-preferences': 'keep-notice-preferences',
  'erase-profile': 'erase-profile',
} as const satisfies Readonly<Record<PersonCommand['type'], Act>>;

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
  if (!mayDoTo(id, acts[command.type], { actor, organisations })) return refuse('not-your-profile');
  if (expected !== version) return refuse('stale-version', { expected, version });
  if (command.type === 'save-profile') return accept({ type: 'ProfileSaved', id });
  if (command.type === 'save-notice-preferences') return accept({ type: 'NoticePreferencesSaved', id });
  return state?.hasProfile === true || state?.hasPreferences === true
    ? accept({ type: 'ProfileErased', id })
    : accept();
};

/** True for who erases their own data or says how to be told: for that nobody needs an office, so that it is not asked for. */
export const concernsOnlySelf = (id: string, { type, actor }: PersonCommand): boolean =>
  type !== 'save-profile' && actor.subject === id;

/** The person after one more thing has happened. */
export const evolvePerson = (before: Person | null, { type, id }: PersonEvent): Person => {
  const { hasProfile = false, hasPreferences = false } = before ?? {};
  switch (type) {
    case 'ProfileSaved':
      return { id, hasProfile: true, hasPreferences };
    case 'NoticePreferencesSaved':
      return { id, hasProfile, hasPreferences: true };
    case 'ProfileErased':
      return { id, hasProfile: false, hasPreferences: false };
  }
};
