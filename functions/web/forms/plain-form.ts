import { webText } from '../../../shared/messages/web-messages.ts';
import type { WebKey } from '../../../shared/messages/web-messages.ts';
import type { ApiReply } from '../api.ts';
import type { WebDeps } from '../deps.ts';
import { addressIn } from '../visit.ts';
import type { PageAnswer, SignedInVisit, StaffPage } from '../visit.ts';
import { objectionTo, formPage } from './form-page.ts';
import type { Objection, ShownForm } from './form-page.ts';
import { typedIn } from './field.ts';
import type { Field, Typed } from './field.ts';
import { sendForm, versionIn } from './send.ts';
import type { Wish } from './send.ts';

/** What a form shows of the thing that it is about. */
export interface Ground {
  readonly back: string;
  readonly caption?: string;
  /** What stands in the fields of a fresh form. */
  readonly filled?: URLSearchParams;
  /** The version that is decided on; null where there is none yet. */
  readonly version: number | null;
  /** What may be chosen that depends on the thing. */
  readonly words?: ShownForm['words'];
  /** What sending the form does beside what its fields say. */
  readonly consequences?: ShownForm['consequences'];
}

/** A form with a page of its own, which asks the API for one thing. */
export interface PlainForm {
  readonly path: string;
  readonly heading: WebKey;
  readonly lead?: WebKey;
  readonly done: string;
  /** Where to go on to once it is done, where that is not the thing itself. */
  readonly then?: (visit: SignedInVisit) => string;
  /** Shows what the API answered, where that is said once and nowhere else. */
  readonly shows?: (reply: ApiReply, visit: SignedInVisit) => PageAnswer;
  /** The fields that refusals are about which name none, by their codes. */
  readonly blames?: Readonly<Record<string, string>>;
  /** It ends or stops something, so that its button warns. */
  readonly isDanger?: true;
  readonly fields: readonly Field[];
  /** What the form is about, or the page that says why there is none. */
  readonly ground: (visit: SignedInVisit) => Promise<Ground | { readonly answer: PageAnswer }>;
  readonly wish: (typed: Typed, visit: SignedInVisit) => Promise<Wish> | Wish;
}

/** What waits in the session for this form, or else what stands there at first. */
const startingWith = ({ session, language, path }: SignedInVisit, ground: Ground): URLSearchParams | null => {
  if (session.kept?.path !== addressIn(language, path)) return ground.filled ?? null;
  return new URLSearchParams(session.kept.fields.map(([name, value]): [string, string] => [name, value]));
};

interface Showing {
  readonly deps: WebDeps;
  readonly form: PlainForm;
  readonly visit: SignedInVisit;
}

/** How a form is worded in the reader's language. */
const wordingOf = ({ heading, lead, isDanger }: PlainForm, language: SignedInVisit['language']) => ({
  heading: webText(language, heading),
  ...(lead !== undefined && { lead: webText(language, lead) }),
  ...(isDanger && { isDanger, button: webText(language, heading) }),
});

const show = async ({ deps, form, visit }: Showing, objection: Objection | null): Promise<PageAnswer> => {
  const ground = await form.ground(visit);
  if ('answer' in ground) return ground.answer;
  const { language } = visit;
  const { back, caption, consequences, words = {} } = ground;
  const typed = objection === null ? startingWith(visit, ground) : visit.form;
  const version = objection === null && typed?.has('version') === true ? versionIn(typed) : ground.version;
  const shown = {
    language,
    ...wordingOf(form, language),
    ...(caption !== undefined && { caption }),
    ...(consequences !== undefined && { consequences }),
    action: addressIn(language, visit.path),
    back: addressIn(language, back),
    fields: form.fields,
    words,
    typed,
    version,
  };
  return formPage({ deps, form: shown, objection });
};

/** A refusal at the field that it is about. */
const blamed = ({ blames = {} }: PlainForm, objection: Objection): Objection => {
  const name = objection.code === undefined ? undefined : blames[objection.code];
  if (name === undefined || objection.wrong.length > 0) return objection;
  return { ...objection, wrong: [{ name, message: objection.title }] };
};

const send = async (showing: Showing): Promise<PageAnswer> => {
  const { deps, form, visit } = showing;
  const wrong = objectionTo(visit.language, form.fields, visit.form);
  if (wrong !== null) return show(showing, wrong);
  const { fields, done, shows } = form;
  const then = form.then?.(visit);
  const sent = await sendForm(deps, visit, {
    wish: await form.wish(typedIn(visit.form), visit),
    ...{ fields, done },
    ...(then !== undefined && { then }),
    ...(shows && { shows: (reply) => shows(reply, visit) }),
  });
  return 'answer' in sent ? sent.answer : show(showing, blamed(form, sent.objection));
};

/** The two pages of a form: as it is shown, and as it is sent. */
export const plainForm = (deps: WebDeps, form: PlainForm): readonly StaffPage[] => [
  { method: 'GET', path: form.path, showTo: (visit) => show({ deps, form, visit }, null) },
  { method: 'POST', path: form.path, showTo: (visit) => send({ deps, form, visit }) },
];
