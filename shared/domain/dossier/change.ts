import { factNames } from '../levels/facts.ts';
import { levelOf } from './dossier.ts';
import type { DossierContent } from './content.ts';
import type { ChangeFound, Dossier } from './dossier.ts';
import type { ChangeTrigger, RuleCriterion, Rules } from '../rules.ts';

/** Triggers that no field alone fires: they are worked out, and each stands in the data of every ruleset. */
export const workedOut = [
  'level-differs',
  'serious-incident',
  'unsaid-could-raise',
  'not-comparable',
  'other-law',
  'other-field',
  'contested',
] as const;
type WorkedOut = (typeof workedOut)[number];

type Said = Readonly<Record<string, string>>;

/** So many hexadecimal digits, and nobody finds two texts that have them in common. */
const digits = 32;

const isWord = (value: unknown): boolean => typeof value === 'string' || typeof value === 'boolean';

/** Facts that `system` keeps by their words; numbers and parts it does not. */
const isKeptByWord = (value: unknown): boolean => [value].flat().every(isWord);

const factsToDigest = ({ facts }: DossierContent): (readonly [string, unknown])[] =>
  Object.entries(facts ?? {})
    .filter(([, value]) => !isKeptByWord(value))
    .map(([fact, value]) => [`facts.${fact}`, value]);

/**
 * The fields that a content fills, each with the beginning of the digest of its value: two releases are compared by these, and by
 * the words of the facts, which the state keeps as they are.
 */
export const fingerprintsOf = (
  content: DossierContent,
  digestOf: (value: unknown) => string,
): Readonly<Record<string, string>> => {
  const texts = Object.entries(content).filter(([field]) => field !== 'facts' && field !== 'system');
  const filled = [...texts, ...factsToDigest(content)].filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    filled.map(([field, value]) => [field, digestOf(value).replace('sha256:', '').slice(0, digits)]),
  );
};

const placeOf = (fact: string): string =>
  factNames.some((name) => name === fact) ? `facts.${fact}` : `system.${fact}`;

/** Everything that a case says, by path; what it does not say is absent. */
const saidIn = ({ content, system }: Pick<Dossier, 'content' | 'system'>): Said => ({
  ...Object.fromEntries(
    Object.entries(system).map(([fact, value]) => [
      placeOf(fact),
      [value].flat().map(String).sort().join(' '),
    ]),
  ),
  ...content?.said,
});

/**
 * The fields that differ between two releases: said otherwise, said no longer, or said for the first time. Leaving a field out
 * is a difference (decision 0021: what was not said lowers no level).
 */
export const differencesBetween = (before: Said, after: Said): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => before[field] !== after[field])
    .sort();

const covers = (named: string, field: string): boolean => field === named || field.startsWith(`${named}.`);

const firedBy = (fields: readonly string[], { triggers }: Rules['changes']): ChangeTrigger[] =>
  triggers.filter((trigger) => fields.some((field) => trigger.fields.some((named) => covers(named, field))));

/** Fields that differ and that neither a trigger nor the list of mere words names. */
const unnamed = (fields: readonly string[], { triggers, wordsOnly }: Rules['changes']): string[] => {
  const named = [...triggers.flatMap((trigger) => trigger.fields), ...wordsOnly];
  return fields.filter((field) => !named.some((name) => covers(name, field)));
};

interface Two {
  /** The case of the release before, as it stands; null where it cannot be looked at. */
  readonly previous: Dossier | null;
  readonly rules: Pick<Rules, 'changes' | 'id'>;
}

/** True for a case that names the type of its system and of which every field was kept; what is on paper says too little. */
const saysWhatItIs = ({ content, system }: Dossier): boolean =>
  Object.keys(content?.said ?? {}).length > 0 && 'systemType' in system;

const levelDiffers = ({ content, facts }: Dossier, previous: Dossier): boolean => {
  const found = content?.found ?? null;
  const before = levelOf(previous);
  if (found === null) return false;
  return found.kind !== 'determined' || found.level > before || facts.proposedLevel !== before;
};

const couldBeRaised = ({ content }: Dossier): boolean =>
  content?.found?.kind === 'determined' && content.found.couldRaise.length > 0;

const ofTwo = (state: Dossier, previous: Dossier): Readonly<Partial<Record<WorkedOut, boolean>>> => ({
  'not-comparable': previous.approval === null || ![previous, state].every(saysWhatItIs),
  'serious-incident': (previous.permit?.incident ?? null) !== null,
  'other-law': previous.facts.ruleset !== state.facts.ruleset,
  'level-differs': levelDiffers(state, previous),
});

const workedOutFor = (state: Dossier, { previous, rules }: Two, fields: readonly string[]): WorkedOut[] => {
  const fired: Readonly<Partial<Record<WorkedOut, boolean>>> = {
    ...(previous === null ? { 'not-comparable': true } : ofTwo(state, previous)),
    'unsaid-could-raise': couldBeRaised(state),
    'other-field': unnamed(fields, rules.changes).length > 0,
    contested: state.contested,
  };
  return workedOut.filter((id) => fired[id] === true);
};

const severest = (fired: readonly ChangeTrigger[]): ChangeFound['kind'] => {
  if (fired.length === 0) return 'routine';
  return fired.some(({ makes }) => makes === 'transformative') ? 'transformative' : 'adaptive';
};

/**
 * What a release changes against the one before it, by the triggers of the ruleset (Decree 331/2026 Art. 10.2): routine where
 * none fires, else adaptive or transformative, with every trigger that fired and every field that differs.
 */
export const changeFound = (state: Dossier, two: Two): ChangeFound => {
  const { changes } = two.rules;
  const fields = differencesBetween(two.previous === null ? {} : saidIn(two.previous), saidIn(state));
  const ids: readonly string[] = workedOutFor(state, two, fields);
  const byField = firedBy(fields, changes);
  const fired = changes.triggers.filter((one) => byField.includes(one) || ids.includes(one.id));
  return { kind: severest(fired), fired: fired.map(({ id }) => id), fields };
};

/** True for a criterion that a change re-opens: by its group or a tag, as the triggers that fired say. */
export const isAffected = (
  { group, tags = [] }: RuleCriterion,
  { fired }: Pick<ChangeFound, 'fired'>,
  { triggers }: Rules['changes'],
): boolean =>
  triggers
    .filter(({ id }) => fired.includes(id))
    .some(
      ({ groups, tags: named }) =>
        groups === 'all' || groups.includes(group) || named.some((tag) => tags.includes(tag)),
    );
