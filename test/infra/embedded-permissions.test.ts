import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Role } from '../../shared/domain/actor.ts';
import { may, mayAsk, mayList } from '../../shared/domain/permissions.ts';
import { atRest } from '../support/at-rest.ts';
import { startEmbedded } from '../support/embedded.ts';
import type { ApiAnswer, EmbeddedRun } from '../support/embedded.ts';
import type { Caller } from '../support/permissions/cast.ts';
import { callers, cases, relationsOf } from '../support/permissions/cast.ts';
import type { Probe } from '../support/permissions/requests.ts';
import { probes } from '../support/permissions/requests.ts';
import { askAs, prepare } from '../support/permissions/run.ts';
import type { Prepared } from '../support/permissions/run.ts';

/** How many callers ask at the same time. */
const atOnce = 6;

/** A minute on two idle cores; the rest is for a machine that does other work beside. */
const patienceMs = 300_000;

let run: EmbeddedRun;
let prepared: Prepared;
let before: unknown;

/** What a granted request could have changed. */
const snapshot = async (): Promise<unknown> => {
  const paths = [
    ...prepared.dossiers.map((id) => `/dossiers/${id}`),
    `/platforms/${prepared.names.platform}`,
    '/organisations/BTC',
  ];
  const answers = await Promise.all(paths.map((path) => run.api('GET', path, { account: 'auditor' })));
  return answers.map(({ body }) => atRest(body));
};

beforeAll(async () => {
  run = await startEmbedded({ environment: { CHOT_REGISTER: 'none' } });
  prepared = await prepare(run);
  before = await snapshot();
});
afterAll(async () => {
  await run.stop();
  run.remove();
});

const rolesOf = ({ role }: Caller): Role[] => (role === null ? [] : [role]);

/** The answers that say that nothing is there. */
const hidden = {
  platforms: '404 no-such-platform',
  dossiers: '404 no-such-dossier',
  organisations: '404 no-such-organisation',
  people: '404 no-such-person',
  gate: '404 no-such-decision',
  oversight: '404 no-such-command',
} as const;

const problemShape = z.object({ code: z.string().optional() }).catch({});
/** The status of an answer, and its code where it is a refusal. */
const outcomeOf = ({ status, body }: ApiAnswer): string => `${status} ${problemShape.parse(body).code ?? ''}`;

/** The status that the table says: yes, no, or as if nothing were there. */
const wanted = (caller: Caller, { row, action, relatives, granted }: Probe): string => {
  const { role } = caller;
  if (role === null) return '401';
  if (!mayAsk([role]) && !row.isOfGate) return '403';
  if (row.list) return mayList(action, [role]) ? granted : '403';
  const standing = { roles: [role], relations: relationsOf(caller, relatives) };
  if (may(action, standing)) return granted;
  return may(row.seenBy, standing) ? '403' : hidden[row.area];
};

/** A text with what the run has in the place of `{names}`. */
const filled = (text: string, about: number | null): string =>
  Object.entries({
    ...prepared.names,
    case: about === null ? 'none' : (prepared.dossiers[about] ?? ''),
  }).reduce((result, [name, value]) => result.replaceAll(`{${name}}`, value), text);

const jsonOf = (body: unknown, about: number | null): unknown =>
  body === undefined ? undefined : JSON.parse(filled(JSON.stringify(body), about));

/** An answer without the reference of its own request. */
const shapeOf = ({ status, headers, body }: ApiAnswer) => ({
  status,
  headers: [...headers.keys()].toSorted(),
  body: { ...z.record(z.string(), z.unknown()).parse(body), instance: null },
});

const itemsShape = z.object({
  items: z.array(z.looseObject({ id: z.string().optional(), dossierId: z.string().optional() })),
});

/** The cases whose items a list shows, in the order of the run. */
const casesListed = ({ body }: ApiAnswer): string[] => {
  const listed = itemsShape.parse(body).items.map(({ id, dossierId }) => dossierId ?? id);
  return prepared.dossiers.filter((id) => listed.includes(id));
};

const casesWanted = (caller: Caller, { action }: Probe): string[] =>
  prepared.dossiers.filter((_, n) => {
    const relations = relationsOf(caller, cases[n]?.relatives ?? {});
    return may(action, { roles: rolesOf(caller), relations });
  });

/** The fields that an answer shows to some people only. */
const partsShown = ({ row: { parts = {} } }: Probe, { body }: ApiAnswer): string[] =>
  Object.keys(parts).filter((field) => Object.hasOwn(z.looseObject({}).parse(body), field));

const partsWanted = (caller: Caller, { row: { parts = {} }, relatives }: Probe): string[] => {
  const standing = { roles: rolesOf(caller), relations: relationsOf(caller, relatives) };
  return Object.entries(parts).flatMap(([field, act]) => (may(act, standing) ? [field] : []));
};

/** What a granted answer shows of what the table lets some people see, and what it should show. */
const contentOf = (caller: Caller, probe: Probe, answer: ApiAnswer) => {
  if (answer.status !== 200) return { shown: [], due: [] };
  if (probe.row.list && (probe.row.area === 'dossiers' || probe.row.area === 'oversight'))
    return { shown: casesListed(answer), due: casesWanted(caller, probe) };
  return { shown: partsShown(probe, answer), due: partsWanted(caller, probe) };
};

interface Cell {
  readonly cell: string;
  readonly wanted: string;
  readonly answer: ApiAnswer;
  /** The answer of the same route for a case that does not exist. */
  readonly none: ApiAnswer | null;
  readonly content: { readonly shown: readonly string[]; readonly due: readonly string[] };
}

const nothing = (probe: Probe): Probe => ({ ...probe, about: null });

/** Every cell of one caller, one request after the other. */
const cellsOf = async (caller: Caller): Promise<Cell[]> => {
  const ask = await askAs(run, caller);
  const send = ({ method, path, body, about }: Probe) =>
    ask(method, filled(path, about), jsonOf(body, about));
  const absent = new Map<string, ApiAnswer>();
  const cells: Cell[] = [];
  for (const probe of probes) {
    const { row, action, about } = probe;
    const status = wanted(caller, probe);
    const isHidden = status === hidden.dossiers && about !== null;
    const name = `${row.route} ${action}`;
    const none = isHidden ? (absent.get(name) ?? (await send(nothing(probe)))) : null;
    if (none !== null) absent.set(name, none);
    const of = about === null ? '' : ` (${cases[about]?.name ?? ''})`;
    const answer = await send(probe);
    const content = contentOf(caller, probe, answer);
    cells.push({ cell: `${caller.subject}: ${name}${of}`, wanted: status, answer, none, content });
  }
  return cells;
};

/** The cells of all callers, a few callers at a time. */
const everyCell = async (): Promise<Cell[]> => {
  const waiting = [...callers];
  const cells: Cell[] = [];
  const work = async (): Promise<void> => {
    for (let caller = waiting.shift(); caller !== undefined; caller = waiting.shift())
      cells.push(...(await cellsOf(caller)));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return cells;
};

describe('who may do what over HTTP', () => {
  test(
    `${callers.length * probes.length} cells: ${callers.length} callers, ${probes.length} requests`,
    async () => {
      const cells = await everyCell();
      const wrong = cells.filter(({ answer, wanted: status }) => !outcomeOf(answer).startsWith(status));
      expect(
        wrong.map(({ cell, wanted: status, answer }) => `${cell}: ${outcomeOf(answer)} instead of ${status}`),
      ).toEqual([]);
      const telling = cells.filter(
        ({ answer, none }) =>
          none !== null && JSON.stringify(shapeOf(answer)) !== JSON.stringify(shapeOf(none)),
      );
      expect(telling.map(({ cell, answer }) => `${cell}: ${JSON.stringify(answer.body)}`)).toEqual([]);
      const misshown = cells.filter(({ content: { shown, due } }) => String(shown) !== String(due));
      expect(misshown.map(({ cell, content }) => `${cell}: ${JSON.stringify(content)}`)).toEqual([]);
      expect(await snapshot()).toEqual(before);
    },
    patienceMs,
  );
});
