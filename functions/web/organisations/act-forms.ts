import {
  entitlementKinds,
  interestKinds,
  unitFunctions,
} from '../../../shared/domain/organisation/organisation.ts';
import type { WebKey } from '../../../shared/messages/web-messages.ts';
import type { Field, Typed } from '../forms/field.ts';
import { rulingFields, rulingOf } from '../moves/move-fields.ts';

/** The form of an act on an organisation: the last part of the path that takes it, the act, its fields and its body. */
export interface ActForm {
  readonly request: string;
  readonly act: string;
  readonly heading: WebKey;
  readonly fields: readonly Field[];
  readonly body: (typed: Typed) => Readonly<Record<string, unknown>>;
}

const firstDay: Field = { name: 'firstDay', kind: 'day', hint: 'hint.openDay' };
const lastDay: Field = { name: 'lastDay', kind: 'day', hint: 'hint.openDay' };
const neededFirst: Field = { name: 'firstDay', kind: 'day', isNeeded: true, hint: 'hint.day' };
const neededLast: Field = { name: 'lastDay', kind: 'day', isNeeded: true, hint: 'hint.day' };
const ownUnit: Field = { name: 'bodyUnit', at: 'unit', kind: 'pick', isNeeded: true, source: 'units' };
const member: Field = { name: 'member', kind: 'pick', isNeeded: true, source: 'members' };

const openDays = ({ day }: Typed) => ({ firstDay: day('firstDay') ?? null, lastDay: day('lastDay') ?? null });
const days = ({ day }: Typed) => ({ firstDay: day('firstDay'), lastDay: day('lastDay') });

/** The two halves of a choice that names a unit and something of it. */
const halves = (chosen: string | undefined): readonly [string, string] => {
  const at = (chosen ?? '').indexOf('|');
  return [(chosen ?? '').slice(0, Math.max(at, 0)), (chosen ?? '').slice(at + 1)];
};

/** Every act on an organisation that exists, in the order of its page. */
export const actForms: readonly ActForm[] = [
  {
    request: 'units',
    act: 'set-unit',
    heading: 'bodies.act.set-unit',
    fields: [
      { name: 'unitId', at: 'unit', kind: 'line', isNeeded: true, hint: 'hint.unitId' },
      { name: 'nameVi', kind: 'line', isNeeded: true },
      { name: 'nameEn', kind: 'line' },
      { name: 'function', kind: 'one', isNeeded: true, words: unitFunctions },
      firstDay,
      lastDay,
    ],
    body: (typed) => ({
      unit: typed.text('unitId'),
      nameVi: typed.text('nameVi'),
      nameEn: typed.text('nameEn') ?? null,
      function: typed.text('function'),
      ...openDays(typed),
    }),
  },
  {
    request: 'entitlements',
    act: 'entitle-unit',
    heading: 'bodies.act.entitle-unit',
    fields: [
      ownUnit,
      {
        name: 'entitlementKind',
        at: 'entitlement.kind',
        kind: 'one',
        isNeeded: true,
        words: entitlementKinds,
      },
      { name: 'entitlementNumber', at: 'entitlement.number', kind: 'line', isNeeded: true },
      firstDay,
      lastDay,
    ],
    body: (typed) => ({
      unit: typed.text('bodyUnit'),
      entitlement: {
        kind: typed.text('entitlementKind'),
        number: typed.text('entitlementNumber'),
        ...openDays(typed),
      },
    }),
  },
  {
    request: 'entitlement-withdrawals',
    act: 'withdraw-entitlement',
    heading: 'bodies.act.withdraw-entitlement',
    fields: [{ name: 'entitlement', kind: 'pick', isNeeded: true, source: 'entitlements' }, neededLast],
    body: ({ text, day }) => {
      const [unit, number] = halves(text('entitlement'));
      return { unit, number, lastDay: day('lastDay') };
    },
  },
  {
    request: 'appointments',
    act: 'appoint',
    heading: 'bodies.act.appoint',
    fields: [
      { name: 'person', at: 'member', kind: 'line', isNeeded: true, hint: 'hint.person' },
      ownUnit,
      { name: 'roles', kind: 'several', isNeeded: true, source: 'roles' },
      firstDay,
      lastDay,
    ],
    body: (typed) => ({
      member: typed.text('person'),
      unit: typed.text('bodyUnit'),
      roles: typed.several('roles'),
      ...openDays(typed),
    }),
  },
  {
    request: 'dismissals',
    act: 'dismiss',
    heading: 'bodies.act.dismiss',
    fields: [member, { ...lastDay, hint: 'hint.atOnce' }],
    body: ({ text, day }) => ({ member: text('member'), lastDay: day('lastDay') }),
  },
  {
    request: 'absences',
    act: 'note-absence',
    heading: 'bodies.act.note-absence',
    fields: [member, { name: 'replacement', kind: 'pick', source: 'members' }, neededFirst, neededLast],
    body: (typed) => ({
      member: typed.text('member'),
      replacement: typed.text('replacement') ?? null,
      ...days(typed),
    }),
  },
  {
    request: 'absence-ends',
    act: 'end-absence',
    heading: 'bodies.act.end-absence',
    fields: [{ name: 'absence', kind: 'pick', isNeeded: true, source: 'absences' }, neededLast],
    body: ({ text, day }) => ({ absence: text('absence'), lastDay: day('lastDay') }),
  },
  {
    request: 'delegations',
    act: 'delegate',
    heading: 'bodies.act.delegate',
    fields: [
      { name: 'toUnit', kind: 'line', isNeeded: true, hint: 'hint.unitId' },
      { name: 'moves', kind: 'several', isNeeded: true, source: 'moves' },
      neededFirst,
      neededLast,
      ...rulingFields,
    ],
    body: (typed) => ({
      toUnit: typed.text('toUnit'),
      moves: typed.several('moves'),
      ...days(typed),
      ruling: rulingOf(typed),
    }),
  },
  {
    request: 'delegation-revocations',
    act: 'revoke-delegation',
    heading: 'bodies.act.revoke-delegation',
    fields: [{ name: 'delegation', kind: 'pick', isNeeded: true, source: 'delegations' }, ...rulingFields],
    body: (typed) => ({ delegation: typed.text('delegation'), ruling: rulingOf(typed) }),
  },
  {
    request: 'interests',
    act: 'declare-interest',
    heading: 'bodies.act.declare-interest',
    fields: [
      { name: 'subject', kind: 'pick', source: 'members', hint: 'hint.subject' },
      ownUnit,
      { name: 'tiedVendor', at: 'vendor', kind: 'line', isNeeded: true, hint: 'hint.organisation' },
      { name: 'interestKind', at: 'kind', kind: 'one', isNeeded: true, words: interestKinds },
      firstDay,
      lastDay,
    ],
    body: (typed) => ({
      subject: typed.text('subject') ?? null,
      unit: typed.text('bodyUnit'),
      vendor: typed.text('tiedVendor'),
      kind: typed.text('interestKind'),
      ...openDays(typed),
    }),
  },
  {
    request: 'interest-ends',
    act: 'end-interest',
    heading: 'bodies.act.end-interest',
    fields: [{ name: 'interest', kind: 'pick', isNeeded: true, source: 'interests' }, neededLast],
    body: ({ text, day }) => ({ interest: text('interest'), lastDay: day('lastDay') }),
  },
  {
    request: 'annual-reports',
    act: 'record-annual-report',
    heading: 'bodies.act.record-annual-report',
    fields: [
      { name: 'report', at: 'year', kind: 'pick', isNeeded: true, source: 'reports' },
      { name: 'documentNumber', kind: 'line', isNeeded: true, hint: 'hint.documentNumber' },
      { name: 'documentDate', kind: 'day', isNeeded: true, hint: 'hint.day' },
    ],
    body: ({ text, day }) => {
      const [ruleset, year] = halves(text('report'));
      return {
        ...{ ruleset, year: Number(year) },
        documentNumber: text('documentNumber'),
        documentDate: day('documentDate'),
      };
    },
  },
];
