import fc from 'fast-check';
import { systemActor } from '../../shared/domain/actor.ts';
import { people } from '../workflow/people.ts';
import { someDetails, aStanding } from './domain/a-platform.ts';

/** One wish of a random history of the register, on the day on which it is made. */
export interface RegisterStep {
  readonly kind: 'platform' | 'list';
  readonly id: string;
  readonly type: string;
  readonly actor: object;
  readonly body: unknown;
}

const source = 'https://example.vn/1';
const platforms = ['pf-1', 'pf-2', 'pf-3'] as const;
const platform = fc.constantFrom(...platforms);
const onPlatform = (id: string, [type, body]: readonly [string, unknown], actor: object = people.registrar) =>
  ({ kind: 'platform', id, type, actor, body }) satisfies RegisterStep;

/** Puts a platform on the register, named by a source or not; refused where it is there. */
const registered = (id: string, isNamed = false): RegisterStep =>
  onPlatform(id, [
    'register-platform',
    { id, details: someDetails({ nameVi: `Nền tảng ${id}`, sources: isNamed ? [source] : [] }) },
  ]);

const came = fc
  .record({ id: platform, isNamed: fc.boolean() })
  .map(({ id, isNamed }) => [registered(id, isNamed)]);

const changed = fc
  .record({
    id: platform,
    changes: fc.oneof(
      fc.record({ category: fc.constantFrom('government', 'economy', 'society') }),
      fc.record({ owner: fc.constantFrom('BTC', 'BXD'), ownerKind: fc.constant('ministry') }),
      fc.record({
        ndxp: fc.record({ status: fc.constantFrom('none', 'connected'), since: fc.constant(null) }),
      }),
      fc.record({ sources: fc.constantFrom([], [source]) }),
    ),
  })
  .map(({ id, changes }) => [onPlatform(id, ['update-platform', { changes }])]);

/** What a case came to, as its platform hears of it: a permit that is given, suspended, reinstated, revoked or runs out. */
const stood = (day: (offset: number) => string, step: number) =>
  fc
    .record({
      id: platform,
      dossier: fc.constantFrom('a', 'b'),
      published: fc.boolean(),
      level: fc.constantFrom(2, 3, 5),
      status: fc.constantFrom('valid', 'suspended', 'revoked'),
      lasts: fc.integer({ min: 1, max: 6 }),
      superseded: fc.option(fc.integer({ min: 0, max: 4 }), { nil: null }),
    })
    .map(({ id, dossier, published, level, status, lasts, superseded }) => [
      registered(id),
      onPlatform(
        id,
        [
          'note-standing',
          {
            ...aStanding({ published }),
            ...{
              dossierId: `ds-${id}-${dossier}`,
              releaseId: `rl-${dossier}`,
              dossierVersion: step + 1,
              level,
            },
            permit: {
              status,
              issuedAt: `${day(0)}T01:00:00.000Z`,
              validUntil: `${day(lasts)}T03:00:00.000Z`,
              supersededFrom: superseded === null ? null : `${day(superseded)}T17:00:00.000Z`,
            },
          },
        ],
        systemActor,
      ),
    ]);

const adopted = (today: string) =>
  fc
    .record({
      id: platform,
      locality: fc.constantFrom('2025:01', '2025:37'),
      basis: fc.constantFrom('in-plan', 'separate-document', 'not-stated'),
      status: fc.constantFrom('planned', 'in-use', 'ended'),
      day: fc.constantFrom(today, null),
      from: fc.constantFrom('one', 'other', null),
    })
    .map(({ id, locality, from, day, ...said }) => {
      const body = { ...said, document: '66/KH-UBND', scope: null };
      if (from !== null)
        return [onPlatform(id, ['report-adoption', { ...body, day, locality, source: from }])];
      const actor = {
        ...people.deployer,
        organisation: locality,
        unit: `${locality}/office`,
        roles: ['locality'],
      };
      return [onPlatform(id, ['declare-adoption', { ...body, day: today }], actor)];
    });

const onList = (type: string, body: unknown): RegisterStep => ({
  ...{ kind: 'list', id: 'ls-1', type, actor: people.registrar, body },
});

/** A list takes platforms in with an edition of that day, or off by a document of that day. */
const listed = (today: string) =>
  fc
    .record({ members: fc.uniqueArray(platform, { minLength: 1 }), comes: fc.boolean() })
    .map(({ members, comes }): RegisterStep[] => {
      const edition = { document: null, day: today, total: null, parts: {}, source };
      const reasons = 'Rà soát';
      const ruling = {
        documentNumber: '1',
        documentDate: today,
        legalBasis: 'Art. 28',
        capacity: 'registrar',
      };
      if (!comes) return members.map((id) => onList('remove-members', { platforms: [id], reasons, ruling }));
      return [
        ...members.map((id) => registered(id)),
        onList('publish-list', { nameVi: 'Danh mục', nameEn: null, edition }),
        onList('renew-list', { edition, dropped: [], reasons }),
        onList('add-members', { members: members.map((platformId) => ({ platformId, source })) }),
      ];
    });

/** What may happen on one day; `day(n)` is the n-th day after it, `step` makes a later word of a case a newer one. */
export const anyDayOfRegister = (
  day: (offset: number) => string,
  step: number,
): fc.Arbitrary<RegisterStep[]> =>
  fc
    .array(fc.oneof(came, changed, stood(day, step), adopted(day(0)), listed(day(0))), { maxLength: 5 })
    .map((steps) => steps.flat());
