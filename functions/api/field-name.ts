import { contentFields } from '../../shared/domain/dossier/completeness.ts';
import { factNames } from '../../shared/domain/levels/facts.ts';
import type { Language } from '../../shared/messages/language.ts';
import { name } from '../../shared/messages/messages.ts';

/** The name of a field of a dossier by its path, such as `overview` or `facts.hosting`; the path where nobody has a name for it. */
export const fieldName = (language: Language, path: string): string => {
  const fact = factNames.find((each) => path === `facts.${each}`);
  if (fact !== undefined) return name(language, 'facts', fact);
  const field = contentFields.find((each) => each === path);
  return field === undefined ? path : name(language, 'contentFields', field);
};
