import { expect, it } from 'vitest';
import { getPermits } from '../../functions/register/routes/permits.ts';
import type { Item } from '../../shared/aws/reads.ts';
import type { Request } from '../../shared/lambda/http-request.ts';
import { keys } from '../../shared/workflow/keys.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const { pk } = keys.statement(digest, '', '');

/** The items of one permit: its statement with the level, and the envelope once it is signed. */
const permitOf = (dossierId: string, level: number, isSigned = true) => ({
  STATEMENT: [{ pk, dossierId, platformId: 'pf-1', level }],
  ENVELOPE: isSigned ? [{ pk, dossierId, platformId: 'pf-1', envelope: { payload: dossierId } }] : [],
});

const ask = (...permits: readonly ReturnType<typeof permitOf>[]) => {
  const found: Readonly<Record<string, readonly Item[]>> = {
    'STATEMENT#': permits.flatMap(({ STATEMENT }) => STATEMENT),
    'ENVELOPE#': permits.flatMap(({ ENVELOPE }) => ENVELOPE),
  };
  const all = (_pk: string, prefix: string) => Promise.resolve([...(found[prefix] ?? [])]);
  const reads = { all, item: () => Promise.resolve(null), shelf: () => Promise.resolve([]) };
  const request: Request = {
    method: 'GET',
    path: `/permits/${digest}`,
    parameters: { digest },
    query: {},
    headers: {},
    body: '',
    actor: null,
    correlationId: 'r-1',
  };
  return getPermits({ reads, now: () => '2026-11-22T00:00:00.000Z' }).handle(request);
};

it('shows a signed permit', async () => {
  expect(await ask(permitOf('ds-1', 3))).toMatchObject({
    status: 200,
    body: { permits: [{ dossierId: 'ds-1' }] },
  });
});

it('asks to come again while a permit is not signed', async () => {
  const answer = await ask(permitOf('ds-1', 3, false));
  expect(answer).toMatchObject({ problem: { status: 503, headers: { 'retry-after': '2' } } });
});

it('tells the public nothing of level 5, as if there were no permit', async () => {
  expect(await ask(permitOf('ds-5', 5))).toEqual(await ask());
  const mixed = await ask(permitOf('ds-5', 5, false), permitOf('ds-1', 3));
  expect(mixed).toMatchObject({ status: 200, body: { permits: [{ dossierId: 'ds-1' }] } });
  expect(JSON.stringify(mixed)).not.toContain('ds-5');
});
