import { contentFields } from '../../shared/domain/dossier/completeness.ts';
import type { Dossier } from '../../shared/domain/dossier/dossier.ts';
import { levelObjection, missingIn } from '../../shared/domain/dossier/proposal.ts';
import { oneOf } from '../../shared/domain/one-of.ts';
import type { Rules } from '../../shared/domain/rules.ts';
import type { Language } from '../../shared/messages/language.ts';
import { name, problemText } from '../../shared/messages/messages.ts';

/** The paths that a dossier kept before its fields were what they are now; nobody has names for them. */
const nameOf = (language: Language, path: string): string =>
  contentFields.some((field) => field === path)
    ? name(language, 'contentFields', oneOf(contentFields, path))
    : path;

/** What a dossier still lacks, by path and by name, what its facts give, and why its proposed level does not stand. */
export const proposalView = (
  state: Dossier,
  { rules, language }: { readonly rules: Rules; readonly language: Language },
) => {
  const missing = missingIn(state, rules);
  const objection = levelObjection(state);
  return {
    missing,
    missingNames: Object.fromEntries(missing.map((path) => [path, nameOf(language, path)])),
    levelFound: state.content?.found ?? null,
    factsDigest: state.content?.factsDigest ?? null,
    levelObjection: objection && { ...objection, ...problemText(language, objection.code) },
  };
};
