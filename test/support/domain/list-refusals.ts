import type { ListCommand, PlatformList } from '../../../shared/domain/list/list.ts';
import type { Refusal, RefusalCode } from '../../../shared/domain/refusal.ts';
import { people } from './people.ts';

type Of<T extends ListCommand['type']> = Extract<ListCommand, { readonly type: T }>;

/** The list of 103 platforms, as its letter tells of it, with two platforms that are known. */
export const aList = (override: Partial<PlatformList> = {}): PlatformList => ({
  id: 'ministry-103-2024',
  nameVi: 'Nền tảng số do bộ, ngành triển khai',
  nameEn: null,
  edition: {
    document: '2765/BTTTT-CĐSQG',
    day: '2024-07-15',
    total: 3,
    parts: { BTC: 2, BCA: 1 },
    source: '001',
  },
  former: [],
  members: {
    'pf-1': { source: '001', since: '2024-07-15' },
    'pf-2': { source: '001', since: '2024-07-15' },
  },
  formerMembers: [],
  ...override,
});

const later = { document: '9/QĐ', day: '2026-01-05', total: 5, parts: {}, source: '9/QĐ' };

/** The default command of each kind, by the registrar. */
export const aListCommand = {
  'publish-list': {
    id: 'do-publish',
    type: 'publish-list',
    actor: people.registrar,
    body: { nameVi: 'Nền tảng số do bộ, ngành triển khai', nameEn: null, edition: aList().edition },
  },
  'renew-list': {
    id: 'do-renew',
    type: 'renew-list',
    actor: people.registrar,
    body: { edition: later, dropped: ['pf-2'], reasons: 'Rà soát năm 2026' },
  },
  'add-members': {
    id: 'do-add',
    type: 'add-members',
    actor: people.registrar,
    body: { members: [{ platformId: 'pf-3', source: '001' }] },
  },
  'remove-members': {
    id: 'do-remove',
    type: 'remove-members',
    actor: people.registrar,
    body: {
      platforms: ['pf-1'],
      reasons: 'Đã chấm dứt',
      ruling: {
        documentNumber: '12/QĐ',
        documentDate: '2026-11-02',
        legalBasis: 'Decree 224/2026/NĐ-CP Art. 28',
        capacity: 'registrar',
      },
    },
  },
} as const satisfies { [T in ListCommand['type']]: Of<T> };

/** One wish on a list that is refused, and why. */
interface ListRefusal {
  readonly code: RefusalCode;
  readonly because: string;
  readonly state: PlatformList | null;
  readonly command: ListCommand;
  readonly details?: Refusal['details'];
}

const renewal = aListCommand['renew-list'];
const removal = aListCommand['remove-members'];

/** Every code that `decideList` can give. */
export const listRefusals: readonly ListRefusal[] = [
  ...Object.values(aListCommand).map((command): ListRefusal => ({
    code: 'not-your-move',
    because: `an auditor is no registrar: ${command.type}`,
    state: aList(),
    command: { ...command, actor: people.auditor },
    details: { by: 'registrar' },
  })),
  {
    code: 'already-exists',
    because: 'the list is on record',
    state: aList(),
    command: aListCommand['publish-list'],
  },
  {
    code: 'unknown-aggregate',
    because: 'there is no such list',
    state: null,
    command: aListCommand['add-members'],
  },
  {
    code: 'renewal-not-later',
    because: 'the edition is of the same day',
    state: aList(),
    command: { ...renewal, body: { ...renewal.body, edition: aList().edition } },
    details: { day: '2024-07-15', inForce: '2024-07-15' },
  },
  {
    code: 'document-date-in-future',
    because: 'the edition is of tomorrow',
    state: aList(),
    command: { ...renewal, body: { ...renewal.body, edition: { ...later, day: '2026-11-03' } } },
    details: { documentDate: '2026-11-03' },
  },
  {
    code: 'document-date-in-future',
    because: 'the document of the removal is of tomorrow',
    state: aList(),
    command: {
      ...removal,
      body: { ...removal.body, ruling: { ...removal.body.ruling, documentDate: '2026-11-03' } },
    },
    details: { documentDate: '2026-11-03' },
  },
  {
    code: 'not-on-list',
    because: 'it drops what it does not have',
    state: aList(),
    command: { ...renewal, body: { ...renewal.body, dropped: ['pf-9'] } },
    details: { platforms: ['pf-9'] },
  },
  {
    code: 'not-on-list',
    because: 'what is taken off was not on it',
    state: aList({ members: {} }),
    command: removal,
    details: { platforms: ['pf-1'] },
  },
  {
    code: 'list-exceeds-total',
    because: 'its publisher counted three',
    state: aList(),
    command: {
      ...aListCommand['add-members'],
      body: { members: ['pf-3', 'pf-4'].map((platformId) => ({ platformId, source: '001' })) },
    },
    details: { total: 3, members: 4 },
  },
  {
    code: 'list-exceeds-total',
    because: 'the new edition counts fewer than it keeps',
    state: aList(),
    command: { ...renewal, body: { ...renewal.body, dropped: [], edition: { ...later, total: 1 } } },
    details: { total: 1, members: 2 },
  },
];
