import type { Paper, OfflineList } from '../domain/gate/offline.ts';
import type { OfflinePermit } from '../domain/gate/offline-records.ts';
import { levels } from '../domain/level.ts';
import { canonical } from '../workflow/hash.ts';
import { openEnvelope, trustedKeys } from '../workflow/open-envelope.ts';
import type { OpenedEnvelope, Trust, TrustedKeys } from '../workflow/open-envelope.ts';
import { permitPayloadType } from '../workflow/permit-statement.ts';
import { keySet, permitPayload, statusList, statusListType } from './permits.ts';

/** A status list that was opened, with what the check of other papers needs of it. */
export interface OpenedList extends OfflineList {
  readonly keyid: string;
  readonly revokedKeys: readonly string[];
}

const wrongPayload = { ok: false, reason: 'payload-invalid' } as const;

/** Keys for demonstrations say so in their id. */
export const isDemonstrationKey = (keyid: string): boolean => keyid.startsWith('demo-');

/** The same instant in the one form whose texts are in the order of time. */
const instantOf = (text: string): string => new Date(text).toISOString();

/** The value in a text that is its RFC 8785 form; undefined for any other text. */
const canonicalValue = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text);
    return canonical(value) === text ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const payloadOf = ({ payloadType, payload }: OpenedEnvelope, expected: string): unknown =>
  payloadType === expected ? canonicalValue(payload) : undefined;

/** The keys of a key set file (RFC 7517); throws on anything else, on other kinds of keys and on one id for two. */
export const readKeySet = (text: string): TrustedKeys => trustedKeys(keySet.parse(JSON.parse(text)).keys);

/** Opens the file of a status list. Refuses what `openEnvelope` does, a list that revokes its own key, and `payload-invalid`. */
export const readStatusList = (file: Uint8Array, trust: Trust): Paper<OpenedList> => {
  const opened = openEnvelope(file, trust);
  if (!opened.ok) return opened;
  const { keyid } = opened.value;
  const { data: list } = statusList.safeParse(payloadOf(opened.value, statusListType));
  if (list === undefined) return wrongPayload;
  if (list.revokedKeys.includes(keyid)) return { ok: false, reason: 'key-revoked' };
  const permits = list.permits.map(({ platformId, dossierId, status, supersededFrom, graceUntil }) => ({
    platformId,
    dossierId,
    status,
    supersededFrom: supersededFrom === null ? null : instantOf(supersededFrom),
    graceUntil: graceUntil === undefined ? null : instantOf(graceUntil),
  }));
  return {
    ok: true,
    value: {
      issuedAt: instantOf(list.issuedAt),
      permits,
      relaxations: list.relaxations,
      synthetic: isDemonstrationKey(keyid),
      keyid,
      revokedKeys: list.revokedKeys,
    },
  };
};

/** Opens the file of a permit. Refuses what `openEnvelope` does, and `payload-invalid`. */
export const readPermit = (file: Uint8Array, trust: Trust): Paper<OfflinePermit> => {
  const opened = openEnvelope(file, trust);
  if (!opened.ok) return opened;
  const { data } = permitPayload.safeParse(payloadOf(opened.value, permitPayloadType));
  const level = levels.find((each) => data?.predicate.verifiedLevels[0].endsWith(`_${String(each)}`));
  if (data === undefined || level === undefined) return wrongPayload;
  const {
    subject: [{ digest }],
    predicate,
  } = data;
  return {
    ok: true,
    value: {
      digest: `sha256:${digest.sha256}`,
      platformId: predicate.resourceUri.replace('urn:chot:platform:', ''),
      dossierId: predicate['urn:chot:permit:dossier'],
      version: predicate['urn:chot:permit:version'],
      purl: predicate['urn:chot:permit:purl'],
      level,
      verifiedAt: instantOf(predicate.timeVerified),
      validUntil: instantOf(predicate['urn:chot:permit:validUntil']),
      synthetic: predicate['urn:chot:permit:synthetic'] || isDemonstrationKey(opened.value.keyid),
      freshForHours: predicate['urn:chot:permit:statusFreshForHours'],
    },
  };
};
