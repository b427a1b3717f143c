import { toldOfPerson } from '../domain/notice/office-told.ts';
import { decidePerson, evolvePerson, concernsOnlySelf } from '../domain/person/person.ts';
import type { NoticePreferences } from '../domain/notice/preferences.ts';
import type { Person, PersonEvent, Profile } from '../domain/person/person.ts';
import type { Aggregate, Change } from './aggregate.ts';
import { keys } from './keys.ts';
import { noticeKeys } from './notice-keys.ts';
import type { SideItem } from './ports.ts';
import { tell } from './tell.ts';
import type { PersonWish } from './wishes.ts';

/** The one place where a name is kept; erasing removes it, and nothing else holds a copy. */
const profileItem = (id: string, profile: Profile | null): SideItem => ({
  key: keys.profile(id),
  body: profile && { ...profile },
  claim: null,
});

/** The one place where the address is kept to which a person wants notices; it goes with the profile. */
const preferencesItem = (id: string, preferences: NoticePreferences | null): SideItem => ({
  key: noticeKeys.preferences(id),
  body: preferences && { ...preferences },
  claim: null,
});

const itemsOf = ({ command, after: { id } }: Change<Person, PersonEvent, PersonWish>): SideItem[] => {
  switch (command.type) {
    case 'save-profile':
      return [profileItem(id, command.body.profile)];
    case 'save-notice-preferences':
      return [preferencesItem(id, command.body.preferences)];
    case 'erase-profile':
      return [profileItem(id, null), preferencesItem(id, null)];
  }
};

/** The person as the workflow handles one. */
export const personAggregate = (
  parse: (stored: unknown) => Person,
): Aggregate<Person, PersonEvent, PersonWish> => ({
  parse,
  concerns: () => [],
  asksNoOffice: (command) => concernsOnlySelf(command.aggregate.id, command),
  decide: ({ state, version }, command, { organisations }) =>
    decidePerson({ id: command.aggregate.id, state, version }, command, organisations),
  evolve: (state, { event }) => evolvePerson(state, event),
  items: itemsOf,
  followUps: (change) => tell(change, null, toldOfPerson(change.after.id, change.events)),
});
