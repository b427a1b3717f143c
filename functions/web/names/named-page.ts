import type { Language } from '../../../shared/messages/language.ts';
import { carriedName, nameIn } from './directory.ts';
import type { BodyNames } from '../register-views.ts';
import type { Directory } from './directory.ts';

/** How a template says what an organisation, or a unit with its organisation, is called. */
export interface Naming {
  readonly organisation: (id: string) => string;
  readonly unit: (id: string) => string;
}

interface Reader {
  readonly language: Language;
  /** The token of who is signed in; null for everybody else, who is shown what the register says and what the platform brought with it. */
  readonly token: string | null;
  /** The names that stand in what the page shows. */
  readonly given?: BodyNames | undefined;
}

/**
 * A page with organisations and units by their names. What a page names is known once it is filled: it is filled, the names
 * that are not known are read, and it is filled again.
 */
export const namedPage = async (
  directory: Directory,
  { language, token, given = {} }: Reader,
  fill: (naming: Naming) => string,
): Promise<string> => {
  const unknown = new Set<string>();
  const named = (id: string, otherwise: string): string => {
    const name = directory.nameOf(language, id);
    if (name === null) unknown.add(id);
    return name ?? otherwise;
  };
  const naming: Naming = {
    organisation: (id) => {
      const known = given[id];
      return known === undefined ? named(id, carriedName(language, id)) : nameIn(language, known);
    },
    unit: (id) => named(id, id),
  };
  const first = fill(naming);
  if (unknown.size === 0 || token === null) return first;
  await directory.learn({ language, token }, [...unknown]);
  return fill(naming);
};
