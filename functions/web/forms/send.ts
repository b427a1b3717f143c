import * as z from 'zod';
import { webText } from '../../../shared/messages/web-messages.ts';
import type { ApiReply } from '../api.ts';
import { problemIn } from '../api.ts';
import type { WebDeps } from '../deps.ts';
import { keepSession } from '../signing-in/session.ts';
import { addressIn } from '../visit.ts';
import type { PageAnswer, SignedInVisit } from '../visit.ts';
import { objectionOf } from './form-page.ts';
import type { Objection, ShownForm } from './form-page.ts';

const receipt = z.object({
  commandId: z.string(),
  aggregate: z.object({ kind: z.string(), id: z.string() }),
});

/** What a form asks of the API. */
export interface Wish {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
}

/** Where the thing stands that a command was about. */
export const placeOf = ({ kind, id }: z.infer<typeof receipt>['aggregate']): string =>
  `/${folders[kind] ?? 'platforms'}/${encodeURIComponent(id)}`;

const folders: Readonly<Record<string, string>> = { dossier: 'dossiers', organisation: 'organisations' };

/** Where to go on to once a wish is done, where that is not the thing itself: a path without the language. */
export const onwardIn = (query: URLSearchParams): string | null => {
  const given = query.get('then') ?? '';
  return /^\/[a-z][\w%.:?&=/-]{0,300}$/u.test(given) ? given : null;
};

/** The version that a form was shown on, as it says itself. */
export const versionIn = (form: URLSearchParams): number | null => {
  const given = form.get('version') ?? '';
  return /^\d{1,9}$/u.test(given) ? Number(given) : null;
};

/** A form of a session that ended is not offered again once it was sent. */
const forgetKept = async (deps: WebDeps, { session, language, path }: SignedInVisit): Promise<void> => {
  if (session.kept?.path === addressIn(language, path)) await keepSession(deps, { ...session, kept: null });
};

const refusedBy = (reply: ApiReply, visit: SignedInVisit, fields: ShownForm['fields']): Objection => {
  const refusal = problemIn(reply);
  if (refusal !== null) return objectionOf(reply.status, refusal, fields);
  if (reply.status !== 401) throw new Error(`the API answered ${String(reply.status)}`);
  const [title, next] = [
    webText(visit.language, 'sessionOver.heading'),
    webText(visit.language, 'sessionOver.text'),
  ];
  return { status: 401, title, next, wrong: [] };
};

/** What is sent, and where to go on once it is done: to the thing itself with `done` told, or to `then`. */
export interface Sending {
  readonly wish: Wish;
  readonly fields: ShownForm['fields'];
  readonly done: string;
  readonly then?: string;
  /** A page that shows what the API answered, where that is said once and nowhere else. */
  readonly shows?: (reply: ApiReply) => PageAnswer;
}

/**
 * Sends a form's wish once, however often the form is sent, and waits some seconds. Answers where to go on: to the thing itself
 * once it is done, else to a page that waits; or why not.
 */
export const sendForm = async (
  deps: WebDeps,
  visit: SignedInVisit,
  { wish, fields, done, then, shows }: Sending,
): Promise<{ readonly answer: PageAnswer } | { readonly objection: Objection }> => {
  const { session, language, form } = visit;
  const version = versionIn(form);
  const reply = await deps.api({
    ...wish,
    language,
    token: session.token,
    idempotencyKey: form.get('key') ?? '',
    ...(version !== null && { version }),
  });
  if (reply.status !== 200 && reply.status !== 202) return { objection: refusedBy(reply, visit, fields) };
  await forgetKept(deps, visit);
  if (shows !== undefined) return { answer: shows(reply) };
  const { commandId, aggregate } = receipt.parse(reply.body);
  const onward = then === undefined ? '' : `&then=${encodeURIComponent(then)}`;
  const place =
    reply.status === 200
      ? (then ?? `${placeOf(aggregate)}?done=${done}`)
      : `/waiting/${encodeURIComponent(commandId)}?done=${done}${onward}`;
  return { answer: { goTo: addressIn(language, place) } };
};
