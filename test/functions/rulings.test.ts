import { describe, expect, it } from 'vitest';
import { getPermitFile } from '../../functions/register/routes/permit-file.ts';
import { getRulings } from '../../functions/register/routes/rulings.ts';
import type { Item } from '../../shared/aws/reads.ts';
import type { Standing } from '../../shared/domain/platform/platform.ts';
import { httpEndpoint } from '../../shared/lambda/http-endpoint.ts';
import { problemText } from '../../shared/messages/messages.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { aPlatform, aRelease, aStanding, someDetails } from '../support/domain/a-platform.ts';
import { digestOf } from '../support/domain/a-case.ts';
import { answerOf, httpEvent, lambdaContext } from './events.ts';

const event = (at: string, types: readonly string[], documentNumber: string | null = null) => ({
  at,
  actor: { organisation: 'BTC', unit: 'BTC/office', subject: 'ministry.BTC' },
  ruling: documentNumber && {
    documentNumber,
    documentDate: at.slice(0, 10),
    legalBasis: 'Decree 224/2026/NĐ-CP Art. 28',
    capacity: 'ministry',
  },
  events: types.map((type) => ({ type, reasons: 'Lý do nội bộ' })),
});

const history = [
  event('2026-11-02T02:00:00.000Z', ['ConcludedEligible', 'PermitIssued'], '1/KL'),
  event('2026-11-03T02:00:00.000Z', ['PublicationRefused'], '2/QĐ'),
  event('2026-11-04T02:00:00.000Z', ['Published'], '3/QĐ'),
  event('2026-11-05T02:00:00.000Z', ['PermitSuspended'], '4/QĐ'),
  event('2026-11-06T02:00:00.000Z', ['PermitReinstated'], '5/QĐ'),
  event('2026-11-07T02:00:00.000Z', ['PermitExpired']),
];

/** The public side over one platform with one case of that history. */
const publicOf = (
  given: Standing | readonly Standing[],
  events: readonly Item[] = history,
  more: readonly Item[] = [],
) => {
  const standings = [given].flat();
  const card = { ...someDetails({ sources: ['https://example.vn/1'] }), id: 'pf-1', standings };
  const state = aPlatform({ releases: { 'rl-1': aRelease() } });
  const items: readonly Item[] = [
    { ...keys.card('platform', 'pf-1'), ...card, updatedAt: '2026-11-22T02:00:00.000Z' },
    { ...keys.state('platform', 'pf-1'), state },
    ...more,
  ];
  const deps = {
    now: () => '2026-11-23T02:00:00.000Z',
    reads: {
      item: ({ pk, sk }: { pk: string; sk: string }) =>
        Promise.resolve(items.find((each) => each['pk'] === pk && each['sk'] === sk) ?? null),
      all: (pk: string, begins: string) =>
        Promise.resolve(
          begins === 'EVENT#'
            ? [...events]
            : items.filter((each) => each['pk'] === pk && String(each['sk']).startsWith(begins)),
        ),
      shelf: () => Promise.resolve([]),
    },
  };
  const handler = httpEndpoint([getRulings(deps), getPermitFile(deps)], problemText);
  return async (request: string) => answerOf(await handler(httpEvent(request), lambdaContext));
};

describe('the public rulings on a platform', () => {
  it('begin with its publication, with number and date, and end with what needs no ruling', async () => {
    const { body, text } = await publicOf(aStanding())('GET /register/pf-1/rulings');
    expect(body).toMatchObject({
      items: [
        { kind: 'publication', documentNumber: '3/QĐ', documentDate: '2026-11-04', by: 'BTC' },
        { kind: 'suspension', documentNumber: '4/QĐ' },
        { kind: 'reinstatement', documentNumber: '5/QĐ' },
        { kind: 'expiry', documentNumber: null, by: null },
      ],
      permits: [{ version: '1.0.0', digest: digestOf('a') }],
    });
    expect(text).not.toMatch(/nội bộ|ministry\.BTC|1\/KL|2\/QĐ/u);
  });

  it('say when a permit expired, and not when a sweep that came late noted it', async () => {
    const validUntil = '2026-11-06T17:00:00.000Z';
    const permit = {
      status: 'expired',
      issuedAt: '2026-11-02T02:00:00.000Z',
      validUntil,
      supersededFrom: null,
    } as const;
    const { body } = await publicOf(aStanding({ permit }))('GET /register/pf-1/rulings');
    expect(body).toMatchObject({ items: [{}, {}, {}, { kind: 'expiry', at: validUntil }] });
  });

  it('are none for a case that was never published, and for level 5', async () => {
    const unpublished = publicOf(aStanding({ published: false }), history.slice(0, 2));
    const secret = publicOf(aStanding({ level: 5 }));
    for (const ask of [unpublished, secret])
      expect((await ask('GET /register/pf-1/rulings')).body).toEqual({ items: [], permits: [], names: {} });
  });

  it('tell of a permit that renews one on the list, though its own case was never published', async () => {
    const renewal = aStanding({ dossierId: 'ds-2', published: false });
    const unpublished = history.filter(({ events }) => events.every(({ type }) => type !== 'Published'));
    expect((await publicOf(renewal, unpublished)('GET /register/pf-1/rulings')).body).toMatchObject({
      items: [],
    });
    const { body } = await publicOf([aStanding(), renewal], unpublished)('GET /register/pf-1/rulings');
    expect(body).toMatchObject({
      items: [{ kind: 'suspension' }, { kind: 'reinstatement' }, { kind: 'expiry' }],
    });
  });

  it('name the document on which the platform itself acted, and who signed it', async () => {
    const restsOn = { documentNumber: '9/QĐ', documentDate: '2026-11-08', legalBasis: null, by: 'BKHCN' };
    const ended = {
      ...event('2026-11-08T02:00:00.000Z', []),
      events: [{ type: 'PermitEndedWithPlatform', restsOn }],
    };
    const { body } = await publicOf(aStanding(), [...history.slice(0, 3), ended])(
      'GET /register/pf-1/rulings',
    );
    expect(body).toMatchObject({ items: [{ kind: 'publication' }, { kind: 'revocation', ...restsOn }] });
  });

  it('are asked of a platform that the public knows', async () => {
    expect(await publicOf(aStanding())('GET /register/pf-2/rulings')).toMatchObject({
      status: 404,
      body: { code: 'no-such-platform' },
    });
  });
});

describe('the file of a permit', () => {
  const digest = digestOf('a');
  const path = `GET /permits/${digest}/platforms/pf-1`;
  const record = (level: number) => ({
    ...keys.gate(digest, 'pf-1'),
    ...{ platformId: 'pf-1', releaseId: 'rl-1', version: '1.0.0', purl: null, digests: [digest] },
    ...{ dossierId: 'ds-1', standing: 'permit', related: [] },
    level,
    permit: {
      status: 'valid',
      issuedAt: '2026-11-02T02:00:00.000Z',
      validUntil: '2027-11-02T17:00:00.000Z',
      supersededFrom: null,
      synthetic: false,
    },
  });
  const envelope = { payloadType: 'application/vnd.in-toto+json', payload: 'e30=', signatures: [] };
  const signed = { ...keys.envelope(digest, 'pf-1', 'ds-1'), dossierId: 'ds-1', envelope };
  const ask = (...items: readonly Item[]) => publicOf(aStanding(), history, items)(path);

  it('is asked for again while nobody has signed, and there is none for who has no permit or level 5', async () => {
    expect(await ask(record(3))).toMatchObject({ status: 503 });
    expect(await ask()).toMatchObject({ status: 404, body: { code: 'no-such-permit' } });
    expect(await ask(record(5), signed)).toMatchObject({ status: 404 });
  });

  it('is one envelope under a name of its own', async () => {
    const { status, headers, body } = await ask(record(3), signed);
    expect([status, body]).toEqual([200, envelope]);
    expect(headers['content-disposition']).toMatch(/^attachment; filename="permit-[0-9a-f]{12}\.json"$/u);
  });

  it('is the one that counts now, where a permit was renewed', async () => {
    const again = { ...record(3), ...keys.gate(digest, 'pf-1', 'ds-2'), dossierId: 'ds-2' };
    const renewed = { ...again, permit: { ...again.permit, issuedAt: '2026-11-20T02:00:00.000Z' } };
    const newer = {
      ...signed,
      ...keys.envelope(digest, 'pf-1', 'ds-2'),
      envelope: { ...envelope, payload: 'e30K' },
    };
    expect((await ask(record(3), signed, renewed, newer)).body).toMatchObject({ payload: 'e30K' });
  });
});
