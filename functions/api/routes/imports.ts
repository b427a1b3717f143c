import { importQuery } from '../../../shared/contracts/imports.ts';
import { mayImport } from '../../../shared/domain/import/import.ts';
import type { ImportCommand } from '../../../shared/domain/import/import.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Answer } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { readQuery } from '../../../shared/lambda/http-query.ts';
import type { Request } from '../../../shared/lambda/http-request.ts';
import { fieldText } from '../../../shared/messages/field-messages.ts';
import { languageOf } from '../../../shared/messages/language.ts';
import { digestOf } from '../../../shared/workflow/hash.ts';
import { shelf } from '../../../shared/workflow/keys.ts';
import type { ApiDeps } from '../deps.ts';
import { adoptionColumnOf } from '../imports/adoption-columns.ts';
import { adoptionOutcomes, adoptionPlanOf } from '../imports/adoption-plan.ts';
import { columnOf } from '../imports/columns.ts';
import { outcomes } from '../imports/judge.ts';
import type { Judged, Register } from '../imports/judge.ts';
import { planOf, readForImport } from '../imports/plan.ts';
import type { Plan } from '../imports/plan.ts';
import { readRows } from '../imports/read-rows.ts';
import type { Wrong } from '../imports/read-rows.ts';
import { readOnce } from '../../../shared/lambda/read-once.ts';
import { commandIdOf, submitCommand } from '../submit.ts';
import { signedIn } from '../surroundings.ts';
import type { Person } from '../surroundings.ts';
import { plain, without } from '../views.ts';

const told = (
  { wrong }: { readonly wrong: readonly Wrong[] },
  { headers }: Request,
): (Omit<Wrong, 'values'> & { message: string })[] =>
  wrong.map(({ values, ...one }) => ({
    ...one,
    message: fieldText(languageOf(headers['accept-language']), one.code, values),
  }));

const countsOf = (
  rows: readonly { readonly outcome: string }[],
  outcomesOf: readonly string[],
): Record<string, number> =>
  Object.fromEntries(
    outcomesOf.map((outcome) => [outcome, rows.filter((row) => row.outcome === outcome).length]),
  );

const shown = (rows: readonly Judged[], request: Request) =>
  rows.map((row) => ({
    ...{ row: row.row, outcome: row.outcome, platformId: row.platformId, candidates: row.candidates },
    changes: Object.keys(row.changes),
    problems: told(row, request),
  }));

/** More than this is no command that a queue takes. */
const mostBytes = 200 * 1024;
/** A file can be wrong in more rows than anybody reads at once. */
const mostReasons = 200;

const bodyOf = (file: string, { rows, members }: Plan): ImportCommand['body'] => ({
  file,
  platforms: rows
    .filter(({ outcome }) => outcome === 'created' || outcome === 'changed')
    .map(({ platformId, details, changes, candidates, differs: reason }) => ({
      ...{ platformId, details, changes },
      ...(reason !== undefined &&
        candidates.length > 0 && {
          compared: {
            duplicates: candidates,
            differs: candidates.map((one) => ({ platformId: one.platformId, reason })),
          },
        }),
    })),
  members,
});

const reasonsIn = (rows: readonly { readonly wrong: readonly Wrong[] }[], request: Request) =>
  rows.flatMap((row) => told(row, request)).slice(0, mostReasons);

interface Applied {
  readonly person: Person;
  readonly counts: Record<string, number>;
  readonly rows: readonly { readonly wrong: readonly Wrong[] }[];
  readonly body: ImportCommand['body'];
}

/** Takes a file in as one whole; one wrong row, and nothing is. */
const apply = async (
  deps: ApiDeps,
  request: Request,
  { person: { actor }, counts, rows, body }: Applied,
): Promise<Answer> => {
  const reasons = reasonsIn(rows, request);
  if (reasons.length > 0) return problem(422, 'import-invalid', { reasons, details: counts });
  const { platforms, members, adoptions = [] } = body;
  if (platforms.length + members.length + adoptions.length === 0)
    return ok({ rows: rows.length, counts, command: null });
  if (Buffer.byteLength(JSON.stringify(body)) > mostBytes)
    return problem(413, 'import-too-large', { details: { mostBytes } });
  const commandId = commandIdOf(request, actor);
  if (commandId === null) return problem(400, 'idempotency-key-invalid');
  const told = [platforms, members, ...(adoptions.length > 0 ? [adoptions] : [])];
  const aggregate = { kind: 'import', id: `im-${digestOf(told).slice(7, 23)}` } as const;
  return submitCommand(deps, request, {
    actor,
    commandId,
    wish: { queue: 'registry', type: 'apply-import', aggregate, body },
  });
};

interface Asked {
  readonly deps: ApiDeps;
  readonly request: Request;
  readonly person: Person;
  readonly query: { readonly dryRun: 'true' | 'false'; readonly file: string };
}

const platformsIn = async (
  { deps, request, person, query: { dryRun, file } }: Asked,
  kept: () => Promise<Register>,
): Promise<Answer> => {
  const read = readRows(request, columnOf);
  if ('problem' in read) return read;
  const plan = await planOf(deps, read.rows, dryRun === 'true' ? kept : () => readForImport(deps));
  const counts = countsOf(plan.rows, outcomes);
  return dryRun === 'true'
    ? ok({ rows: plan.rows.length, counts, items: shown(plan.rows, request) })
    : apply(deps, request, { person, counts, rows: plan.rows, body: bodyOf(file, plan) });
};

const adoptionsIn = async ({ deps, request, person, query: { dryRun, file } }: Asked): Promise<Answer> => {
  const read = readRows(request, adoptionColumnOf);
  if ('problem' in read) return read;
  const rows = await adoptionPlanOf(deps, read.rows);
  const counts = countsOf(rows, adoptionOutcomes);
  const items = rows.map((judged) => ({
    ...{ row: judged.row, outcome: judged.outcome, platformId: judged.platformId },
    locality: judged.adoption?.locality ?? null,
    ...{ changes: [], candidates: [], problems: told(judged, request) },
  }));
  if (dryRun === 'true') return ok({ rows: rows.length, counts, items });
  const adoptions = rows.flatMap(({ outcome, platformId, adoption }) =>
    adoption !== null && (outcome === 'created' || outcome === 'changed') ? [{ platformId, adoption }] : [],
  );
  return apply(deps, request, {
    ...{ person, counts, rows },
    body: { file, platforms: [], members: [], adoptions },
  });
};

const mayHere = async (deps: ApiDeps, request: Request): Promise<Person | ReturnType<typeof problem>> => {
  const person = await signedIn(deps, request);
  if ('problem' in person) return person;
  return mayImport(person.actor.roles) ? person : problem(403, 'not-your-role');
};

/**
 * `POST /imports`: takes a file of platforms in (`text/csv` or `application/json`, at most 200 rows), whole or not at all.
 * `?dryRun=true` says row by row what it would create or change, what is likely there already, and what is wrong. With
 * `?of=adoptions` the rows tell which province uses which platform, by scheme and code, and who says so. A dry run may look at
 * a register that was read up to twenty seconds ago; what is taken in is judged by the register as it is.
 */
const importFile = (deps: ApiDeps): Route => {
  const kept = readOnce(deps.now, () => readForImport(deps));
  return {
    method: 'POST',
    path: '/imports',
    handle: async (request) => {
      const person = await mayHere(deps, request);
      if ('problem' in person) return person;
      const query = readQuery(request, importQuery);
      if ('problem' in query) return query;
      const asked = { deps, request, person, query: query.asked };
      return query.asked.of === 'adoptions' ? adoptionsIn(asked) : platformsIn(asked, kept);
    },
  };
};

const view = without('kindPk', 'kindSk');

/** `GET /imports`: the files that were taken in, oldest first. */
const listImports = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/imports',
  handle: async (request) => {
    const person = await mayHere(deps, request);
    if ('problem' in person) return person;
    const cards = await deps.reads.shelf(shelf.imports);
    return ok({ items: cards.map((card) => view(plain(card))) });
  },
});

/** Every route by which files of platforms are taken in. */
export const importRoutes = (deps: ApiDeps): Route[] => [importFile(deps), listImports(deps)];
