import type { Role } from '../../../shared/domain/actor.ts';
import type { Relation } from '../../../shared/domain/permissions.ts';
import { demonstrationPerson } from '../../../shared/register/demonstration-staff.ts';

/** Somebody who asks: a person of a unit with one role, or, without one, a caller without a token. */
export interface Caller {
  readonly subject: string;
  readonly organisation: string;
  readonly unit: string;
  readonly role: Role | null;
}

const member = (role: Role, organisation: string): Caller => ({
  ...demonstrationPerson(role, organisation),
  organisation,
  role,
});

const all = (organisation: string, ...roles: readonly Role[]): Caller[] =>
  (['vendor', 'owner', 'appraiser', 'assessor', 'deployer', 'administrator', ...roles] as const).map((role) =>
    member(role, organisation),
  );

/** Every role in every organisation that stands in some relation to a case. */
const standing = [
  ...all('CTY-A'),
  ...all('BTC', 'ministry'),
  ...all('2025:37', 'locality'),
  ...all('BCA', 'ministry'),
  ...all('BKHCN', 'ministry', 'registrar'),
  ...all('DGA'),
];

/** The same roles in organisations that have no part in any case. */
const strangers = [
  member('vendor', 'CTY-B'),
  member('owner', 'BYT'),
  member('appraiser', 'BYT'),
  member('assessor', 'DGB'),
  member('ministry', 'BYT'),
  member('locality', '2025:01'),
  member('deployer', 'CTY-B'),
  member('administrator', 'BYT'),
  member('auditor', 'KTNN'),
];

const inSecondUnit = (role: Role, organisation: string): Caller => ({
  ...member(role, organisation),
  subject: `second-${role}.${organisation}`,
  unit: `${organisation}/second`,
});

/** The same roles in another unit of the same organisation; they are appointed over HTTP before anything is asked. */
export const secondUnits = [
  inSecondUnit('vendor', 'CTY-A'),
  inSecondUnit('owner', 'BTC'),
  inSecondUnit('appraiser', 'BTC'),
  inSecondUnit('appraiser', 'BCA'),
  inSecondUnit('assessor', 'DGA'),
  inSecondUnit('ministry', 'BTC'),
  inSecondUnit('ministry', 'BKHCN'),
  inSecondUnit('registrar', 'BKHCN'),
  inSecondUnit('locality', '2025:37'),
  inSecondUnit('deployer', '2025:37'),
  inSecondUnit('administrator', 'BTC'),
  inSecondUnit('auditor', 'KTNN'),
];

/** Holds the power of the Ministry of Finance for every move that can be delegated, and no office in any case. */
export const delegate = inSecondUnit('administrator', 'BYT');

/** Everybody who asks. */
export const callers: readonly Caller[] = [
  ...standing,
  ...strangers,
  ...secondUnits,
  delegate,
  { subject: 'nobody', organisation: '', unit: '', role: null },
];

/** How organisations, units and persons stand to one thing that is asked for; `*` is everybody. */
export type Relatives = Readonly<Record<string, readonly Relation[]>>;

/** The relations of a caller: by organisation, by unit and by person. */
export const relationsOf = ({ organisation, unit, subject }: Caller, relatives: Relatives): Relation[] => [
  'any',
  ...['*', organisation, unit, subject].flatMap((name) => relatives[name] ?? []),
];

/** Is asked for an opinion by the appraiser of the case that awaits one, has answered in the other at level 3, and has no other part. */
export const askedUnit = '2025:01/digital';

/** A case that is being assessed, or awaits an opinion, and who stands how to it. */
export interface CaseOfTest {
  readonly name: string;
  readonly level: 1 | 3 | 4;
  readonly owner: string;
  readonly ownerKind: 'ministry' | 'province';
  readonly relatives: Relatives;
  /** True for one that waits for an opinion, so that nobody assesses it yet. */
  readonly awaits?: true;
}

/** At level 1 the owner's security unit appraises and approves, at 3 the owner approves, at 4 the security authority appraises. */
export const cases: readonly CaseOfTest[] = [
  {
    name: 'level 1, a ministry',
    level: 1,
    owner: 'BTC',
    ownerKind: 'ministry',
    relatives: {
      'CTY-A': ['vendor'],
      BTC: ['owner', 'appraising-body', 'approving-unit', 'publishing-body'],
      'DGA/assessment': ['assigned-unit'],
      [delegate.unit]: ['delegated-unit'],
    },
  },
  {
    name: 'level 3, a province',
    level: 3,
    owner: '2025:37',
    ownerKind: 'province',
    relatives: {
      'CTY-A': ['vendor'],
      '2025:37': ['owner', 'appraising-body', 'approving-owner'],
      BKHCN: ['publishing-body'],
      'DGA/assessment': ['assigned-unit'],
    },
  },
  {
    name: 'level 3, a province, awaiting an opinion',
    level: 3,
    owner: '2025:37',
    ownerKind: 'province',
    awaits: true,
    relatives: {
      'CTY-A': ['vendor'],
      '2025:37': ['owner', 'appraising-body', 'approving-owner'],
      BKHCN: ['publishing-body'],
      [askedUnit]: ['asked-unit'],
    },
  },
  {
    name: 'level 4, a ministry',
    level: 4,
    owner: 'BTC',
    ownerKind: 'ministry',
    relatives: {
      'CTY-A': ['vendor'],
      BTC: ['owner', 'approving-owner', 'publishing-body'],
      BCA: ['appraising-body'],
      'DGA/assessment': ['assigned-unit'],
      [delegate.unit]: ['delegated-unit', 'approving-delegate'],
    },
  },
];
