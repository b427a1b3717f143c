import type { DossierContent } from '../../shared/domain/dossier/content.ts';
import type { Dossier } from '../../shared/domain/dossier/dossier.ts';
import { levelObjection, missingIn } from '../../shared/domain/dossier/proposal.ts';
import type { Rules } from '../../shared/domain/rules.ts';
import type { Language } from '../../shared/messages/language.ts';
import { problemText } from '../../shared/messages/messages.ts';
import { fieldName } from './field-name.ts';

interface Around {
  readonly rules: Rules;
  readonly language: Language;
  /** What was saved last; null before. */
  readonly content: DossierContent | null;
}

/** What the facts give, with each point of the law that gives it, its article and the facts that meet it. */
const foundView = ({ content: kept }: Dossier, { rules, content }: Around) => {
  if (kept === null || kept.found === null) return null;
  const whole = content?.facts === undefined ? null : rules.determine(content.facts);
  if (whole?.kind !== 'determined') return kept.found;
  const { matched, components, couldRaise } = whole;
  return { ...kept.found, couldRaise, matched, ...(components && { components }) };
};

/** What a dossier still lacks, by path and by name, what its facts give, and why its proposed level does not stand. */
export const proposalView = (state: Dossier, around: Around) => {
  const { rules, language } = around;
  const missing = missingIn(state, rules);
  const objection = levelObjection(state);
  return {
    missing,
    missingNames: Object.fromEntries(missing.map((path) => [path, fieldName(language, path)])),
    levelFound: foundView(state, around),
    factsDigest: state.content?.factsDigest ?? null,
    levelObjection: objection && { ...objection, ...problemText(language, objection.code) },
  };
};
