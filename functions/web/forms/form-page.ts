import { vietnamDayOf } from '../../../shared/domain/working-days.ts';
import type { Language } from '../../../shared/messages/language.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import type { ApiProblem } from '../api.ts';
import type { AnsweredPart, FilesOfPart } from '../content/answered-part.ts';
import type { WebDeps } from '../deps.ts';
import type { PageAnswer } from '../visit.ts';
import { dayText } from '../written.ts';
import { labelOf, wordText, wrongFields } from './field.ts';
import type { Field, Word, WordSource } from './field.ts';

/** What changed on a case since its form was shown. */
export interface Change {
  readonly at: string;
  readonly by: string;
  readonly events: readonly string[];
}

/** Something to look at before the form is filled in. */
export interface Beside {
  readonly href: string;
  readonly text: string;
  readonly note: string;
}

/** What sending a form does beside what its fields say, one by one; `otherwise` is said where there is nothing. */
interface Consequences {
  readonly heading: string;
  readonly otherwise: string;
  readonly items: readonly Beside[];
}

/** A form as it is shown: where it goes, what it holds, and on which version of the thing it was decided. */
export interface ShownForm {
  readonly language: Language;
  readonly heading: string;
  readonly caption?: string;
  readonly lead?: string;
  readonly action: string;
  readonly back: string;
  readonly fields: readonly Field[];
  readonly words: Readonly<Partial<Record<WordSource, readonly Word[]>>>;
  /** What stands in the fields; null for a form that is fresh. */
  readonly typed: URLSearchParams | null;
  readonly version: number | null;
  readonly button?: string;
  readonly isDanger?: boolean;
  readonly beside?: readonly Beside[];
  /** The files of the part of a dossier that the form is about. */
  readonly filesOfPart?: FilesOfPart;
  /** What was said before, to be checked before the form is sent. */
  readonly parts?: readonly AnsweredPart[];
  readonly consequences?: Consequences;
}

/** Why a form comes back. */
export interface Objection {
  readonly status: number;
  /** The code of the refusal, where it is one of the API. */
  readonly code?: string;
  readonly title: string;
  readonly next: string;
  /** What is wrong, by the name of a field. */
  readonly wrong: readonly { readonly name: string; readonly message: string }[];
  readonly changes?: readonly Change[];
}

/** What is wrong with a form by itself; null where nothing is. */
export const objectionTo = (
  language: Language,
  fields: readonly Field[],
  form: URLSearchParams,
): Objection | null => {
  const wrong = wrongFields(fields, form);
  if (wrong.length === 0) return null;
  return {
    status: 422,
    title: webText(language, 'form.incomplete'),
    next: webText(language, 'form.incompleteNext'),
    wrong: wrong.map(({ field, key }) => ({
      name: field.name,
      message: `${labelOf(language, field)}: ${webText(language, key)}`,
    })),
  };
};

/** A refusal of the API as it is told beside the form: what it says of a field stands at the field. */
export const objectionOf = (status: number, refusal: ApiProblem, fields: readonly Field[]): Objection => ({
  status,
  code: refusal.code,
  title: refusal.title,
  next: refusal.next,
  wrong: refusal.reasons.flatMap(({ field: path, message, details }) => {
    if (details?.items !== undefined) return [{ name: '', message: details.items.join(', ') }];
    if (path === undefined || message === undefined) return [];
    const field = fields.find(({ at, name }) => path === (at ?? name) || path.startsWith(`${at ?? name}.`));
    return [{ name: field?.name ?? '', message: field === undefined ? `${path}: ${message}` : message }];
  }),
});

interface Showing {
  readonly deps: Pick<WebDeps, 'now' | 'random'>;
  readonly form: ShownForm;
  readonly objection: Objection | null;
}

const wordsOf = (field: Field, { language, words }: ShownForm): readonly Word[] => {
  if (field.source !== undefined) return words[field.source] ?? [];
  return (field.words ?? []).map((value) => ({ value, text: wordText(language, field, value) }));
};

/** A file is asked for only where there is one to choose. */
const isOfUse = (field: Field, form: ShownForm): boolean =>
  field.source !== 'documents' || wordsOf(field, form).length > 0;

/** What a field says of itself beside what stands in it. */
const wordingOf = (field: Field, { form, objection }: Showing) => {
  const { language } = form;
  const label = labelOf(language, field);
  return {
    label:
      field.isNeeded === true || field.dependsOnCase === true
        ? label
        : webText(language, 'form.optional', { label }),
    hint: field.hint === undefined ? undefined : webText(language, field.hint),
    words: wordsOf(field, form),
    error: objection?.wrong.find(({ name }) => name === field.name)?.message,
  };
};

const shownField = (field: Field, showing: Showing) => {
  const { typed } = showing.form;
  const today = dayText('vi', vietnamDayOf(showing.deps.now()));
  const first = field.initially === 'today' ? today : (field.value ?? '');
  return {
    name: field.name,
    kind: field.kind,
    value: typed?.get(field.name) ?? first,
    values: typed?.getAll(field.name) ?? [],
    ...wordingOf(field, showing),
  };
};

/** What is wrong with a field, after what the field is called. */
const namedMessage = ({ language, fields }: ShownForm, { name, message }: Objection['wrong'][number]) => {
  const field = fields.find((each) => each.name === name);
  const label = field === undefined ? '' : `${labelOf(language, field)}: `;
  return message.startsWith(label) ? message : label + message;
};

/** What the page says at its top of a form that comes back. */
const problemOf = (form: ShownForm, { title, next, wrong }: Objection) => ({
  title,
  next,
  list: wrong.map((each) => ({
    text: namedMessage(form, each),
    ...(each.name !== '' && { href: `#${each.name}` }),
  })),
});

/** The key of a form that waited for its session stays; one that was refused gets a new one, for what is sent next is another wish. */
const keyOf = ({ deps, form, objection }: Showing): string =>
  (objection === null ? form.typed?.get('key') : null) ?? deps.random(16).toString('base64url');

/** A form with what was typed. Its key makes sending it twice the same as sending it once. */
export const formPage = (showing: Showing): PageAnswer => {
  const { form, objection } = showing;
  const {
    heading,
    caption,
    lead,
    action,
    back,
    version,
    isDanger,
    beside = [],
    consequences,
    language,
    filesOfPart,
    parts = [],
  } = form;
  const data = {
    ...{ heading, caption, lead, action, back, version, isDanger, beside, consequences, filesOfPart, parts },
    button: form.button ?? webText(language, 'form.send'),
    fields: form.fields.filter((field) => isOfUse(field, form)).map((field) => shownField(field, showing)),
    key: keyOf(showing),
    changes: objection?.changes ?? [],
    ...(objection && { problem: problemOf(form, objection) }),
  };
  return { template: 'form.njk', data, status: objection?.status ?? 200 };
};
