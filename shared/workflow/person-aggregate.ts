import { toldOfPerson } from '../domain/notice/office-told.ts';
import { decidePerson, evolvePerson, isOwnErasure } from '../domain/person/person.ts';
import type { Person, PersonEvent } from '../domain/person/person.ts';
import type { Aggregate, Change } from './aggregate.ts';
import { keys } from './keys.ts';
import type { SideItem } from './ports.ts';
import { tell } from './tell.ts';
import type { PersonWish } from './wishes.ts';

/** The one place where a name is kept; erasing removes it, and nothing else holds a copy. */
const profileItem = ({ command, after }: Change<Person, PersonEvent, PersonWish>): SideItem => ({
  key: keys.profile(after.id),
  body: command.type === 'save-profile' ? { ...command.body.profile } : null,
  claim: null,
});

/** The person as the workflow handles one. */
export const personAggregate = (
  parse: (stored: unknown) => Person,
): Aggregate<Person, PersonEvent, PersonWish> => ({
  parse,
  concerns: () => [],
  asksNoOffice: (command) => isOwnErasure(command.aggregate.id, command),
  decide: ({ state, version }, command, { organisations }) =>
    decidePerson({ id: command.aggregate.id, state, version }, command, organisations),
  evolve: (state, { event }) => evolvePerson(state, event),
  items: (change) => [profileItem(change)],
  followUps: (change) => tell(change, null, toldOfPerson(change.after.id, change.events)),
});
