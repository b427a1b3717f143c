import fc from 'fast-check';
import type { Actor } from '../../../shared/domain/actor.ts';
import type { OrganisationCommand } from '../../../shared/domain/organisation/commands.ts';
import type { Organisation } from '../../../shared/domain/organisation/organisation.ts';
import type { Period } from '../../../shared/domain/organisation/period.ts';
import { addDays } from '../../../shared/domain/working-days.ts';
import { administrator, anAct, anOrganisation, aUnit, everyAct, someBodyDetails } from './an-organisation.ts';
import { aPerson, people } from './people.ts';

const persons = ['p-1', 'p-2', 'p-3', 'p-4'] as const;
const units = ['BTC/office', 'BTC/security', 'BTC/assessment'] as const;
const person = fc.constantFrom(...persons);
const unit = fc.constantFrom(...units);
const roles = fc.uniqueArray(fc.constantFrom('owner', 'vendor', 'appraiser', 'assessor'), {
  minLength: 1,
  maxLength: 2,
} as const);

/** A day from two weeks before to two weeks after 2 November 2026. */
export const anyDay: fc.Arbitrary<string> = fc
  .integer({ min: -14, max: 14 })
  .map((days) => addDays('2026-11-02', days));
const anyEnd = fc.option(anyDay, { nil: null });

/** A period that may be open at either end. */
export const anyPeriod: fc.Arbitrary<Period> = fc
  .record({ firstDay: anyEnd, lastDay: anyEnd })
  .filter(({ firstDay, lastDay }) => firstDay === null || lastDay === null || firstDay <= lastDay);

const anyMember = fc
  .tuple(unit, roles, anyPeriod)
  .map(([of, held, period]) => ({ unit: of, roles: held, ...period }));
const anyAbsence = fc
  .tuple(person, fc.option(person, { nil: null }), anyPeriod)
  .map(([member, replacement, period]) => ({ member, replacement, ...period }));

/** An organisation of three units with people who come, go and are away. */
export const anyOrganisation: fc.Arbitrary<Organisation> = fc
  .record({
    members: fc.dictionary(person, anyMember),
    absences: fc.dictionary(fc.constantFrom('a-1', 'a-2', 'a-3'), anyAbsence),
    validFrom: anyEnd,
    validUntil: anyEnd,
    closed: anyPeriod,
  })
  .map(({ members, absences, validFrom, validUntil, closed }) =>
    anOrganisation({
      details: someBodyDetails({ validFrom, validUntil }),
      units: { 'BTC/office': aUnit(), 'BTC/security': aUnit(closed), 'BTC/assessment': aUnit() },
      members,
      absences,
    }),
  );

/** Somebody of any organisation with any one role. */
export const anyActor: fc.Arbitrary<Actor> = fc.oneof(
  fc.constantFrom<Actor>(people.registrar, administrator, people.owner),
  fc
    .tuple(
      fc.constantFrom('vendor', 'owner', 'assessor', 'ministry', 'auditor', 'administrator', 'deployer'),
      fc.constantFrom('BTC', 'BYT', 'CTY-A', 'BKHCN'),
    )
    .map(([role, organisation]) => aPerson(role, organisation)),
);

/** Any act by anybody, some of which are granted on `anOrganisation` or on what has become of it. */
export const anyAct: fc.Arbitrary<OrganisationCommand> = fc.oneof(
  anyActor.chain((actor) => fc.constantFrom(...Object.values(everyAct(actor)))),
  fc.constantFrom(...Object.values(everyAct())),
  fc
    .tuple(person, unit, roles, anyPeriod)
    .map(([member, of, held, period]) =>
      anAct('appoint', { body: { member, unit: of, roles: held, ...period } }),
    ),
  fc.tuple(person, anyDay).map(([member, lastDay]) => anAct('dismiss', { body: { member, lastDay } })),
  fc
    .tuple(person, fc.option(person, { nil: null }))
    .map(([member, replacement]) => anAct('note-absence', { body: { member, replacement } })),
);
