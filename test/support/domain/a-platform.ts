import type { PlatformCommand } from '../../../shared/domain/platform/commands.ts';
import type {
  Platform,
  PlatformDetails,
  Release,
  Standing,
} from '../../../shared/domain/platform/platform.ts';
import { unknownRecord } from '../../../shared/domain/platform/record.ts';
import { digestOf } from './a-case.ts';
import { people } from './people.ts';
import { monday } from './surroundings.ts';

/** What is known of the platform of `aCase`. */
export const someDetails = (override: Partial<PlatformDetails> = {}): PlatformDetails => ({
  nameVi: 'Nền tảng thử',
  nameEn: 'Sample platform',
  owner: 'BTC',
  ownerKind: 'ministry',
  vendor: 'CTY-A',
  category: 'government',
  lists: [],
  sources: [],
  unverified: [],
  fictional: true,
  ...unknownRecord,
  ...override,
});

/** The first release of that platform. */
export const aRelease = (override: Partial<Release> = {}): Release => ({
  version: '1.0.0',
  purl: null,
  digests: [digestOf('a')],
  ...override,
});

/** That platform as it has just been registered. */
export const aPlatform = (override: Partial<Platform> = {}): Platform => ({
  id: 'pf-1',
  registeredAt: null,
  details: someDetails(),
  releases: {},
  standings: {},
  termination: null,
  adoptions: {},
  incidents: {},
  toldUntil: null,
  ...override,
});

/** The first release, published, with a permit of level 3 that was given on `monday`. */
export const aStanding = (override: Partial<Standing> = {}): Standing => ({
  dossierId: 'ds-1',
  releaseId: 'rl-1',
  dossierVersion: 9,
  published: true,
  level: 3,
  synthetic: false,
  permit: aStandingPermit(),
  supersedesPreviousOn: null,
  ...override,
});

type StandingPermit = NonNullable<Standing['permit']>;

/** The permit of `aStanding`. */
export const aStandingPermit = (override: Partial<StandingPermit> = {}): StandingPermit => ({
  status: 'valid',
  issuedAt: monday,
  validUntil: '2027-11-02T17:00:00.000Z',
  supersededFrom: null,
  ...override,
});

const anAdoption = {
  basis: 'separate-document',
  document: '66/KH-UBND',
  day: '2026-11-02',
  scope: 'Toàn tỉnh',
  status: 'in-use',
} as const;

/** The default command of each kind, by somebody who may. */
export const aPlatformCommand = {
  'register-platform': {
    id: 'do-register',
    type: 'register-platform',
    actor: people.vendor,
    body: { id: 'pf-1', details: someDetails() },
  },
  'update-platform': {
    id: 'do-update',
    type: 'update-platform',
    actor: people.vendor,
    body: { changes: { nameEn: 'Another name' } },
  },
  'add-release': {
    id: 'do-add',
    type: 'add-release',
    actor: people.vendor,
    body: { releaseId: 'rl-1', release: aRelease() },
  },
  'note-standing': {
    id: 'do-note',
    type: 'note-standing',
    actor: people.system,
    body: aStanding(),
  },
  'import-platform': {
    id: 'do-import',
    type: 'import-platform',
    actor: people.system,
    body: { details: someDetails(), changes: {} },
  },
  'declare-adoption': {
    id: 'do-adopt',
    type: 'declare-adoption',
    actor: people.locality,
    body: anAdoption,
  },
  'report-adoption': {
    id: 'do-report',
    type: 'report-adoption',
    actor: people.registrar,
    body: { ...anAdoption, locality: '2024:52', source: 'https://example.vn/1' },
  },
  'note-listing': {
    id: 'do-list',
    type: 'note-listing',
    actor: people.system,
    body: { list: 'national-35', listed: true },
  },
  'open-incident': {
    id: 'do-open-incident',
    type: 'open-incident',
    actor: people.vendor,
    body: {
      incident: 'in-1',
      severity: 'serious',
      noticedAt: '2026-11-02T01:00:00.000Z',
      releases: [],
      description: 'Dịch vụ ngừng hoạt động bất thường',
    },
  },
  'report-incident': {
    id: 'do-report-incident',
    type: 'report-incident',
    actor: people.vendor,
    body: { incident: 'in-1', report: 'Đã khắc phục, nguyên nhân là lỗi cấu hình' },
  },
  'confirm-incident': {
    id: 'do-confirm-incident',
    type: 'confirm-incident',
    actor: people.owningMinistry,
    body: {
      incident: 'in-1',
      reasons: 'Sự cố nghiêm trọng',
      ruling: {
        documentNumber: '31/QĐ-BTC',
        documentDate: '2026-11-02',
        legalBasis: 'Decree 331/2026/NĐ-CP Art. 31.2',
        capacity: 'publishing-body',
      },
    },
  },
  'close-incident': {
    id: 'do-close-incident',
    type: 'close-incident',
    actor: people.owningMinistry,
    body: { incident: 'in-1', reasons: 'Đã khắc phục xong' },
  },
  'note-due': { id: 'do-note-due', type: 'note-due', actor: people.system, body: {} },
  'terminate-platform': {
    id: 'do-terminate',
    type: 'terminate-platform',
    actor: people.owner,
    body: {
      lastDay: '2026-12-31',
      reasons: 'Đã có nền tảng dùng chung thay thế',
      ruling: {
        documentNumber: '15/QĐ-BTC',
        documentDate: '2026-11-02',
        legalBasis: 'Decree 224/2026/NĐ-CP Art. 28.5',
        capacity: 'owner',
      },
    },
  },
} as const satisfies { [T in PlatformCommand['type']]: Extract<PlatformCommand, { type: T }> };
