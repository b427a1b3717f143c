import type { FactName } from '../../../shared/domain/levels/facts.ts';
import type { Language } from '../../../shared/messages/language.ts';
import { name as nameOf } from '../../../shared/messages/messages.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import type { WebKey } from '../../../shared/messages/web-messages.ts';

/** Where the words of a choice come from that depend on the case. */
export type WordSource =
  | 'assessing-units'
  | 'open-findings'
  | 'answered-findings'
  | 'criteria'
  | 'not-applicable'
  | 'former'
  | 'releases'
  | BodySource;

/** Where words come from that depend on an organisation; its page knows them already. */
export type BodySource =
  | 'units'
  | 'entitlements'
  | 'members'
  | 'absences'
  | 'delegations'
  | 'interests'
  | 'reports'
  | 'documents'
  | 'roles'
  | 'moves';

/** A word that may be chosen, and how it reads. */
export interface Word {
  readonly value: string;
  readonly text: string;
  /** It is shown, and may not be chosen. */
  readonly isBarred?: true;
}

/** One field of a form. Its label is `field.<name>`, or the name of the fact that it states. */
export interface Field {
  readonly name: string;
  /** A `time` is one of the day, as people write it: `9:05`, `14:30`. */
  readonly kind: 'line' | 'text' | 'day' | 'time' | 'one' | 'several' | 'pick';
  /** Where the API names it when something is wrong with it; its name unless said. */
  readonly at?: string;
  readonly isNeeded?: true;
  /** Whether it is needed depends on the case, so that it is not called optional. */
  readonly dependsOnCase?: true;
  readonly hint?: WebKey;
  /** The fact that it states. */
  readonly fact?: FactName;
  /** What may be chosen; each reads `word.<value>`, of a fact `fact.<name>.<value>`. */
  readonly words?: readonly string[];
  readonly source?: WordSource;
  /** What stands there at first. */
  readonly initially?: 'today';
  readonly value?: string;
  /** What it is called, where that depends on the case. */
  readonly label?: string;
}

/** What was typed, by the names of fields. */
export interface Typed {
  /** What stands in a field, trimmed; undefined where it is empty. */
  readonly text: (name: string) => string | undefined;
  readonly several: (name: string) => readonly string[];
  /** A day in a field as `YYYY-MM-DD`; undefined where it is empty. */
  readonly day: (name: string) => string | undefined;
}

/** A day as people of either language write it, `22/11/2026` or `2026-11-22`, as `YYYY-MM-DD`; null for anything else. */
export const isoDayIn = (text: string): string | null => {
  const [, d = '', m = '', y = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(text) ?? [];
  const day = y === '' ? text : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`));
  return isDay && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day) ? day : null;
};

/** Reads what was sent. */
export const typedIn = (form: URLSearchParams): Typed => {
  const text = (name: string) => {
    const given = (form.get(name) ?? '').replaceAll('\r\n', '\n').trim();
    return given === '' ? undefined : given;
  };
  return {
    text,
    several: (name) => [...new Set(form.getAll(name).filter((value) => value !== ''))],
    day: (name) => {
      const given = text(name);
      return given === undefined ? undefined : (isoDayIn(given) ?? given);
    },
  };
};

/** True for a time of the day by the clock of 24 hours. */
const isTime = (text: string): boolean => /^(?:[01]?\d|2[0-3]):[0-5]\d$/u.test(text);

/** A field whose answer is missing, or is a day or a time that is none. */
interface Wrong {
  readonly field: Field;
  readonly key: WebKey;
}

/** The fields that lack an answer, or whose day or time is none. */
export const wrongFields = (fields: readonly Field[], form: URLSearchParams): readonly Wrong[] =>
  fields.flatMap((field): Wrong[] => {
    const given = typedIn(form).text(field.name);
    if (given === undefined) return field.isNeeded === true ? [{ field, key: 'form.needed' }] : [];
    if (field.kind === 'day') return isoDayIn(given) === null ? [{ field, key: 'form.notADay' }] : [];
    return field.kind === 'time' && !isTime(given) ? [{ field, key: 'form.notATime' }] : [];
  });

/** What a field is called. */
export const labelOf = (language: Language, { name, fact, label }: Field): string =>
  label ?? (fact === undefined ? webText(language, `field.${name}`) : nameOf(language, 'facts', fact));

/** How a word of a field reads. */
export const wordText = (language: Language, { fact, words = [] }: Field, word: string): string =>
  webText(language, fact === undefined || words.includes('yes') ? `word.${word}` : `fact.${fact}.${word}`);
