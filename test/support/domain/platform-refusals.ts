import type { PlatformCommand } from '../../../shared/domain/platform/commands.ts';
import type { Platform } from '../../../shared/domain/platform/platform.ts';
import type { Refusal, RefusalCode } from '../../../shared/domain/refusal.ts';
import { digestOf } from './a-case.ts';
import { aPlatform, aPlatformCommand, aRelease } from './a-platform.ts';
import { people } from './people.ts';

/** One wish on a platform that is refused, and why. */
export interface PlatformRefusal {
  readonly code: RefusalCode;
  readonly because: string;
  readonly current: { readonly state: Platform | null; readonly version: number };
  readonly command: PlatformCommand;
  readonly details?: Refusal['details'];
}

const nothing = { state: null, version: 0 };
const registered = { state: aPlatform(), version: 1 };
const withRelease = { state: aPlatform({ releases: { 'rl-1': aRelease() } }), version: 2 };
/** A platform whose end was notified. */
export const terminated = {
  state: aPlatform({
    termination: {
      lastDay: '2026-10-31',
      reasons: 'Hợp nhất',
      documentNumber: '1/QĐ',
      documentDate: '2026-10-01',
    },
  }),
  version: 3,
};
const release = (override: Parameters<typeof aRelease>[0]) => ({
  releaseId: 'rl-2',
  release: aRelease(override),
});

/** Every code that `decidePlatform` can give. */
export const platformRefusals: readonly PlatformRefusal[] = [
  {
    code: 'already-exists',
    because: 'the platform is registered',
    current: registered,
    command: aPlatformCommand['register-platform'],
  },
  {
    code: 'unknown-aggregate',
    because: 'there is no such platform',
    current: nothing,
    command: aPlatformCommand['add-release'],
  },
  {
    code: 'stale-version',
    because: 'the author saw an older version',
    current: withRelease,
    command: { ...aPlatformCommand['update-platform'], expectedVersion: 1 },
    details: { expected: 1, version: 2 },
  },
  {
    code: 'not-your-platform',
    because: 'another vendor registers it',
    current: nothing,
    command: { ...aPlatformCommand['register-platform'], actor: people.otherVendor },
  },
  {
    code: 'not-your-platform',
    because: 'the owner adds no release',
    current: registered,
    command: { ...aPlatformCommand['add-release'], actor: people.owner },
  },
  {
    code: 'not-your-platform',
    because: 'another vendor changes it',
    current: registered,
    command: { ...aPlatformCommand['update-platform'], actor: people.otherVendor },
  },
  ...(['owner', 'ownerKind', 'vendor'] as const).map((field): PlatformRefusal => ({
    code: 'not-your-platform',
    because: `its own vendor changes the ${field}`,
    current: registered,
    command: { ...aPlatformCommand['update-platform'], body: { changes: { [field]: null } } },
  })),
  {
    code: 'not-your-platform',
    because: 'its vendor does not notify its end',
    current: registered,
    command: { ...aPlatformCommand['terminate-platform'], actor: people.vendor },
  },
  {
    code: 'not-your-move',
    because: 'an import is carried out by the platform itself',
    current: nothing,
    command: { ...aPlatformCommand['import-platform'], actor: people.registrar },
    details: { by: 'system' },
  },
  {
    code: 'not-your-move',
    because: 'on which lists it stands is told by the lists',
    current: registered,
    command: { ...aPlatformCommand['note-listing'], actor: people.registrar },
    details: { by: 'system' },
  },
  {
    code: 'document-date-in-future',
    because: 'no document of tomorrow can end it',
    current: registered,
    command: {
      ...aPlatformCommand['terminate-platform'],
      body: {
        ...aPlatformCommand['terminate-platform'].body,
        ruling: { ...aPlatformCommand['terminate-platform'].body.ruling, documentDate: '2026-11-03' },
      },
    },
    details: { documentDate: '2026-11-03' },
  },
  ...(['terminate-platform', 'add-release', 'update-platform'] as const).map((type): PlatformRefusal => ({
    code: 'platform-terminated',
    because: `its end was notified before ${type}`,
    current: terminated,
    command: aPlatformCommand[type],
    details: { lastDay: '2026-10-31' },
  })),
  {
    code: 'solution-is-itself',
    because: 'it is named as an instance of itself',
    current: registered,
    command: { ...aPlatformCommand['update-platform'], body: { changes: { solution: 'pf-1' } } },
  },
  {
    code: 'release-already-registered',
    because: 'the version is taken',
    current: withRelease,
    command: { ...aPlatformCommand['add-release'], body: release({ digests: [digestOf('b')] }) },
    details: { version: '1.0.0' },
  },
  {
    code: 'purl-already-registered',
    because: 'its purl names another release: the gate could not tell them apart',
    current: {
      state: aPlatform({ releases: { 'rl-1': aRelease({ purl: 'pkg:generic/x@1.0' }) } }),
      version: 2,
    },
    command: {
      ...aPlatformCommand['add-release'],
      body: release({ version: '2.0.0', digests: [digestOf('b')], purl: 'pkg:generic/x@1.0' }),
    },
    details: { purl: 'pkg:generic/x@1.0' },
  },
  {
    code: 'digest-already-registered',
    because: 'one of its digests belongs to another release',
    current: withRelease,
    command: {
      ...aPlatformCommand['add-release'],
      body: release({ version: '2.0.0', digests: [digestOf('b'), digestOf('a')] }),
    },
    details: { digests: [digestOf('a')] },
  },
  {
    code: 'not-your-move',
    because: 'only the platform itself notes where a dossier stands',
    current: withRelease,
    command: { ...aPlatformCommand['note-standing'], actor: people.registrar },
    details: { by: 'system' },
  },
];
