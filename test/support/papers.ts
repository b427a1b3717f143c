import { generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { statusListType } from '../../shared/contracts/permits.ts';
import type { PermitJwk, PermitPayload, StatusList } from '../../shared/contracts/permits.ts';
import { signEnvelope } from '../../shared/workflow/dsse.ts';
import { canonical } from '../../shared/workflow/hash.ts';
import { permitPayloadType } from '../../shared/workflow/permit-statement.ts';
import { digestOf } from './domain/a-case.ts';

/** A key of the tests with its public half as a key set holds it. */
export interface TestKey {
  readonly privateKey: KeyObject;
  readonly jwk: PermitJwk;
}

export const aKey = (kid: string): TestKey => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return { privateKey, jwk: { kty: 'EC', crv: 'P-256', x, y, kid, use: 'sig', alg: 'ES256' } };
};

export const aKeySet = (...keys: readonly PermitJwk[]): string => canonical({ keys });

/** The file of an envelope over a text. */
export const sealed = async (key: TestKey, payloadType: string, payload: string): Promise<Buffer> => {
  const signing = {
    keyid: key.jwk.kid,
    sign: (bytes: Uint8Array) => Promise.resolve(sign('sha256', bytes, key.privateKey)),
  };
  return Buffer.from(canonical(await signEnvelope(signing, { payloadType, payload })));
};

/** The permit of one digest of `pf-1@1.0.0` at level 3, in predicate fields. */
export interface PermitOfTests {
  readonly digest?: string;
  readonly platformId?: string;
  readonly dossierId?: string;
  readonly level?: number;
  readonly purl?: string | null;
  readonly verifiedAt?: string;
  readonly validUntil?: string;
  readonly synthetic?: boolean;
  readonly freshForHours?: number;
}

const usual = {
  digest: digestOf('a'),
  platformId: 'pf-1',
  dossierId: 'ds-1',
  level: 3,
  purl: 'pkg:oci/pf-1@1.0.0',
  verifiedAt: '2026-11-02T02:00:00.000Z',
  validUntil: '2027-11-02T17:00:00.000Z',
  synthetic: false,
  freshForHours: 24,
};

export const aPermitPayload = (changed: PermitOfTests = {}): PermitPayload => {
  const permit = { ...usual, ...changed };
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'pf-1@1.0.0', digest: { sha256: permit.digest.replace('sha256:', '') } }],
    predicateType: 'https://slsa.dev/verification_summary/v1',
    predicate: {
      timeVerified: permit.verifiedAt,
      resourceUri: `urn:chot:platform:${permit.platformId}`,
      verificationResult: 'PASSED',
      verifiedLevels: [`VN_SECURITY_LEVEL_${String(permit.level)}`],
      'urn:chot:permit:validUntil': permit.validUntil,
      'urn:chot:permit:dataClass': 'real',
      'urn:chot:permit:synthetic': permit.synthetic,
      'urn:chot:permit:dossier': permit.dossierId,
      'urn:chot:permit:version': '1.0.0',
      'urn:chot:permit:purl': permit.purl,
      'urn:chot:permit:statusFreshForHours': permit.freshForHours,
    },
  };
};

export const permitFile = (key: TestKey, permit: PermitOfTests = {}): Promise<Buffer> =>
  sealed(key, permitPayloadType, canonical(aPermitPayload(permit)));

/** A list of that day, on which every permit is simply valid. */
export const aStatusList = (list: Partial<StatusList> = {}): StatusList => ({
  schemaVersion: 2,
  issuedAt: '2026-11-22T01:00:00.000Z',
  permits: [],
  relaxations: [],
  revokedKeys: [],
  ...list,
});

export const listFile = (key: TestKey, list: Partial<StatusList> = {}): Promise<Buffer> =>
  sealed(key, statusListType, canonical(aStatusList(list)));
