import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import type { CallApi } from '../../functions/web/api.ts';
import type { WebDeps } from '../../functions/web/deps.ts';
import { webEndpoint } from '../../functions/web/endpoint.ts';
import { directoryOver } from '../../functions/web/names/directory.ts';
import { pages } from '../../functions/web/pages.ts';
import { renderer } from '../../functions/web/render.ts';
import { keepSession, seconds } from '../../functions/web/signing-in/session.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import { httpEvent } from './events.ts';
import type { Desk } from './http-desk.ts';

const root = join(import.meta.dirname, '../..');
const render = renderer([
  join(root, 'functions/web/templates'),
  join(root, 'node_modules/govuk-frontend/dist'),
]);
const publicUrl = 'http://pages.test';
const answered = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

const sessionsInMemory = (): WebDeps['sessions'] => {
  const items = new Map<string, Readonly<Record<string, unknown>>>();
  return {
    get: (id) => Promise.resolve(items.get(id) ?? null),
    put: (id, item, expiresAt) => Promise.resolve(void items.set(id, { ...item, expiresAt })),
    remove: (id) => Promise.resolve(void items.delete(id)),
  };
};

const noIssuer: WebDeps['issuer'] = {
  signInAddress: () => Promise.reject(new Error('nobody signs in here')),
  redeem: () => Promise.reject(new Error('nobody signs in here')),
};

/** What a person reads of a page: its words in one line, without what it is made of. */
const wordsIn = (html: string): string =>
  (/<main[^>]*>(.*)<\/main>/su.exec(html)?.[1] ?? html)
    .replaceAll(/<[^>]*>/gu, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/gu, ' ');

const hiddenIn = (html: string): [string, string][] =>
  [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/gu)].map(
    ([, name = '', value = '']) => [name, value],
  );

/** The API as pages call it, of a desk in memory; a token is the subject of its bearer. */
const apiOf =
  ({ call }: Desk, people: ReadonlyMap<string, Actor>): CallApi =>
  async ({ method = 'GET', path, language, token = '', body, idempotencyKey, version }) => {
    const actor = people.get(token);
    const answer = await call(`${method} ${path}`, {
      ...(actor && { actor }),
      ...(body !== undefined && { body }),
      headers: {
        'accept-language': language,
        prefer: 'wait=5',
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
        ...(version !== undefined && { 'if-match': `"${String(version)}"` }),
      },
    });
    const etag = /^"(\d+)"$/u.exec(answer.headers['etag'] ?? '')?.[1];
    return {
      status: answer.status,
      body: answer.body,
      version: etag === undefined ? null : Number(etag),
      language,
    };
  };

const depsOver = (api: CallApi, now: () => string): WebDeps => ({
  api,
  names: directoryOver({ api, now }),
  sessions: sessionsInMemory(),
  issuer: noIssuer,
  now,
  publicUrl,
  isDemonstration: false,
  putFile: () => Promise.resolve(false),
  uploadHost: 'http://files.test',
  random: randomBytes,
});

/** Every page that there is. */
export const everyPage = (desk: Desk, now: () => string) => pages(depsOver(apiOf(desk, new Map()), now));

/** The pages over the staff API in memory. `read` opens a page as somebody; `send` fills its form and sends it. */
export const openPages = (desk: Desk, now: () => string) => {
  const people = new Map<string, Actor>();
  const deps = depsOver(apiOf(desk, people), now);
  const handle = webEndpoint({ deps, pages: pages(deps), render, assets: new Map() });
  const ask = async (actor: Actor, line: string, form?: URLSearchParams) => {
    const { subject, organisation, roles } = actor;
    people.set(subject, actor);
    const since = seconds(now());
    const who = { subject, organisation, roles: [...roles], csrf: 'csrf', secret: subject, token: subject };
    await keepSession(deps, { ...who, since, goodUntil: since + 3600, kept: null });
    const event = httpEvent(line, {
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
      },
      ...(form && { body: form.toString() }),
    });
    const { statusCode, headers, body } = answered.parse(
      await handle({ ...event, cookies: [`chot=${subject}`] }),
    );
    return {
      status: statusCode,
      headers,
      html: body,
      words: wordsIn(body),
      goTo: headers['location'] ?? null,
    };
  };
  const read = (actor: Actor, path: string) => ask(actor, `GET ${path}`);
  /** Sends a form with the hidden fields of the page that somebody was shown. */
  const sendShown = async (
    actor: Actor,
    { path, html }: { readonly path: string; readonly html: string },
    fields: Readonly<Record<string, string>>,
  ) => ask(actor, `POST ${path}`, new URLSearchParams([...hiddenIn(html), ...Object.entries(fields)]));
  /** Opens a form, fills it and sends it. */
  const send = async (actor: Actor, path: string, fields: Readonly<Record<string, string>> = {}) =>
    sendShown(actor, { path, html: (await read(actor, path)).html }, fields);
  return { read, send, sendShown };
};
