import type { Determination, ComponentLevel, LevelMatch } from '../levels/determine-level.ts';
import type { Rules } from '../rules.ts';
import { missingFields } from './completeness.ts';
import type { ContentField } from './completeness.ts';
import { detailsIn, isSecret } from './content.ts';
import type { DossierContent } from './content.ts';
import type { Dossier } from './dossier.ts';
import { levelOf } from './dossier.ts';
import type { LevelFound, LevelObjection } from './level-found.ts';

/** All that is asked for of what is kept on paper. */
const onPaperAsked = ['paperReference'] as const;

/** What a declared change is asked for besides. */
const changeAsked = ['changeStatement'] as const;

/** No more of these are kept, so that the state stays small. */
const mostKept = 10;

const everyMatch = ({ matched, components = [] }: ComponentLevel): LevelMatch[] => [
  ...matched,
  ...components.flatMap(everyMatch),
];

const shortened = (found: Determination): LevelFound => {
  if (found.kind === 'no-criterion-matched')
    return { kind: found.kind, facts: found.missing.slice(0, mostKept) };
  if (found.kind === 'facts-contradict') {
    const pairs = found.contradictions.map((paths) => paths.join(', '));
    return { kind: found.kind, facts: pairs.slice(0, mostKept) };
  }
  const highest = everyMatch(found).filter(({ level }) => level === found.level);
  const criteria = [...new Set(highest.map(({ criterion }) => criterion))];
  const couldRaise = found.couldRaise.slice(0, mostKept);
  return { kind: found.kind, level: found.level, criteria, couldRaise };
};

/** What the facts of a content give under the law of the case; null where it names none, or the law gives no level. */
const levelFound = ({ facts }: DossierContent, rules: Rules): LevelFound | null => {
  const found = facts === undefined ? null : rules.determine(facts);
  return found === null ? null : shortened(found);
};

/**
 * True where nothing but the reference of the paper belongs here: level 5, proposed or found, and state secrets (design
 * section 8, point 7).
 */
const isOnPaper = (state: Dossier, content: DossierContent, found: LevelFound | null): boolean =>
  levelOf(state) === 5 || isSecret(content) || (found?.kind === 'determined' && found.level === 5);

/** The same of a dossier as it stands, with the content that was saved last. */
export const isKeptOnPaper = (state: Dossier, content: DossierContent | null): boolean =>
  isOnPaper(state, content ?? {}, state.content?.found ?? null);

/** True where a case as it was last saved keeps its details on paper, so that no file of it belongs here either. */
export const keepsDetailsOnPaper = (state: Dossier): boolean => {
  const found = state.content?.found ?? null;
  const classes = [state.system['informationClasses']].flat();
  const isFoundAtFive = found?.kind === 'determined' && found.level === 5;
  return levelOf(state) === 5 || isFoundAtFive || classes.includes('state-secret');
};

/** The case as it is once the content proposes another level. */
const proposing = (state: Dossier, { proposedLevel }: DossierContent): Dossier =>
  proposedLevel === undefined ? state : { ...state, facts: { ...state.facts, proposedLevel } };

/** What a content comes to: what the facts give, what is missing, and which details must not be here. */
export const judgedContent = (
  state: Dossier,
  content: DossierContent,
  rules: Rules,
): {
  readonly found: LevelFound | null;
  readonly missing: readonly ContentField[];
  readonly forbidden: readonly string[];
  /** A level above the one that was found has its reasons, here or on the paper. */
  readonly hasGrounds: boolean;
} => {
  const found = levelFound(content, rules);
  const proposed = proposing(state, content);
  const onPaper = isOnPaper(proposed, content, found);
  const ofChange = state.facts.follows?.kind === 'change' ? changeAsked : [];
  const asked = onPaper
    ? onPaperAsked
    : [...rules.contentAsked(levelOf(proposed), content.facts), ...ofChange];
  return {
    found,
    missing: missingFields(content, asked),
    forbidden: onPaper ? detailsIn(content) : [],
    hasGrounds: onPaper || (content.vendorGrounds ?? '') !== '',
  };
};

/** What is missing of the dossier as it stands, also before anything was written. */
export const missingIn = (state: Dossier, rules: Rules): readonly string[] =>
  state.content?.missing ?? judgedContent(state, {}, rules).missing;

/**
 * Why the level that the vendor proposes does not stand: it is below what the facts give, above it without grounds (Decree
 * 331/2026 Art. 8, 10.5), or the facts give none. Null where it stands, or where no facts are named yet.
 */
export const levelObjection = ({ content, facts }: Dossier): LevelObjection | null => {
  const found = content?.found ?? null;
  if (content === null || found === null) return null;
  if (found.kind !== 'determined') return { code: found.kind, facts: found.facts };
  const compared = { proposed: facts.proposedLevel, determined: found.level, criteria: found.criteria };
  if (compared.proposed < compared.determined) return { code: 'level-below-determined', ...compared };
  return compared.proposed > compared.determined && !content.hasGrounds
    ? { code: 'level-grounds-missing', ...compared }
    : null;
};
