import { readKeySet, readPermit, readStatusList } from '../../../shared/contracts/papers.ts';
import type { OfflineVerdict, Paper } from '../../../shared/domain/gate/offline.ts';
import { judgeOffline } from '../../../shared/domain/gate/offline.ts';
import type { OfflinePermit } from '../../../shared/domain/gate/offline-records.ts';
import { gateText } from '../../../shared/messages/gate-messages.ts';
import type { Language } from '../../../shared/messages/language.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import type { WebDeps } from '../deps.ts';
import { partsOf } from '../multipart.ts';
import type { PageAnswer, PublicPage, Visit } from '../visit.ts';

/** The largest file that can be a permit, in bytes. */
const mostBytes = 64 * 1024;

/** The bytes that were uploaded, or pasted; null where nothing came. */
const paperIn = ({ body, headers }: Visit): Uint8Array | null => {
  const parts = partsOf(body, headers['content-type'] ?? '');
  const file = parts.get('file');
  if (file !== undefined && file.length > 0) return file;
  const text = parts.get('text')?.toString('utf8').trim() ?? '';
  return text === '' ? null : Buffer.from(text, 'utf8');
};

const verdictOn = async (deps: WebDeps, language: Language, bytes: Uint8Array) => {
  const [keySet, list] = await Promise.all([
    deps.api({ language, path: '/.well-known/jwks.json' }),
    deps.api({ language, path: '/permits/status' }),
  ]);
  const keys = readKeySet(JSON.stringify(keySet.body));
  const status =
    list.status === 200
      ? readStatusList(Buffer.from(JSON.stringify(list.body), 'utf8'), { keys, revokedKeys: [] })
      : null;
  const revokedKeys = status?.ok === true ? status.value.revokedKeys : [];
  const permit = readPermit(bytes, { keys, revokedKeys });
  return { permit, verdict: judged(deps, permit, status) };
};

/** What the service itself would say of the release of the permit, as of the newest status list. */
const judged = (
  { now, isDemonstration }: WebDeps,
  permit: Paper<OfflinePermit>,
  list: ReturnType<typeof readStatusList> | null,
): OfflineVerdict | null => {
  if (!permit.ok) return null;
  const { digest, platformId } = permit.value;
  const question = { platformId, release: { digest }, purpose: 'operation', data: 'real' } as const;
  const context = { now: now(), acceptSynthetic: isDemonstration, seenIssuedAt: null, organisation: null };
  return judgeOffline(question, { permits: [permit], list }, context);
};

/** What the page says of a paper. */
const resultOf = async (deps: WebDeps, language: Language, bytes: Uint8Array) => {
  const { permit, verdict } = await verdictOn(deps, language, bytes);
  const reason = permit.ok ? (verdict?.reason ?? null) : permit.reason;
  return {
    isAllowed: verdict?.decision === 'allow',
    isGenuine: permit.ok,
    permit: permit.ok ? permit.value : null,
    asOf: verdict?.asOf ?? null,
    said: reason === null ? null : gateText(language, reason),
  };
};

const missing = (language: Language): PageAnswer => ({
  template: 'verify.njk',
  status: 422,
  data: {
    problem: {
      title: webText(language, 'verify.nothing'),
      next: webText(language, 'verify.hint'),
      list: [{ text: webText(language, 'verify.nothing'), href: '#file' }],
    },
  },
});

/** `GET /verify`: where a permit is uploaded. */
export const verifyForm = (): PublicPage => ({
  method: 'GET',
  path: '/verify',
  show: () => Promise.resolve({ template: 'verify.njk', data: {} }),
});

/** `POST /verify`: whether an uploaded permit is genuine, and whether its release may be used now. Keeps nothing. */
export const verifyPermit = (deps: WebDeps): PublicPage => ({
  method: 'POST',
  path: '/verify',
  show: async (visit) => {
    const bytes = paperIn(visit);
    if (bytes === null) return missing(visit.language);
    if (bytes.length > mostBytes)
      return { template: 'refused.njk', data: { about: 'too-large' }, status: 413 };
    return { template: 'verify.njk', data: { result: await resultOf(deps, visit.language, bytes) } };
  },
});
