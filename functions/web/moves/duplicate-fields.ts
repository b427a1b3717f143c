import * as z from 'zod';
import { webText } from '../../../shared/messages/web-messages.ts';
import type { CaseShown } from '../cases/case-views.ts';
import type { WebDeps } from '../deps.ts';
import type { Field, Typed } from '../forms/field.ts';
import type { Beside } from '../forms/form-page.ts';
import { addressIn } from '../visit.ts';
import type { SignedInVisit } from '../visit.ts';

const candidates = z.object({
  items: z.array(
    z.object({
      platformId: z.string(),
      nameVi: z.string(),
      score: z.number(),
      answer: z.object({ reason: z.string() }).nullable(),
    }),
  ),
});
type Candidate = z.infer<typeof candidates>['items'][number];

interface Asking {
  readonly deps: WebDeps;
  readonly visit: Pick<SignedInVisit, 'language' | 'session'>;
  readonly shown: Pick<CaseShown, 'id'>;
}

const prefix = 'differs.';

const fieldFor = ({ platformId, nameVi, answer }: Candidate, { visit }: Asking): Field => ({
  name: `${prefix}${platformId}`,
  kind: 'text',
  at: 'differs',
  isNeeded: true,
  label: webText(visit.language, 'duplicates.why', { name: nameVi, id: platformId }),
  ...(answer !== null && { value: answer.reason }),
});

const besideOf = ({ platformId, nameVi, score, answer }: Candidate, { visit }: Asking): Beside => ({
  href: addressIn(visit.language, `/register/${encodeURIComponent(platformId)}`),
  text: `${nameVi} (${platformId})`,
  note: [
    webText(visit.language, 'duplicates.score', { score: String(Math.round(score * 100)) }),
    ...(answer === null ? [] : [webText(visit.language, 'duplicates.answered', { reason: answer.reason })]),
  ].join(' '),
});

/**
 * The platforms of the register that a case must be told apart from, each with its page and what was said of it, and a field
 * for the reason: the vendor sees all with its former words, the publishing body those of which nobody has said anything.
 */
export const duplicateFields = async (
  asking: Asking,
  asked: 'all' | 'unanswered' | undefined,
): Promise<{ readonly fields: readonly Field[]; readonly beside: readonly Beside[] }> => {
  if (asked === undefined) return { fields: [], beside: [] };
  const { deps, visit, shown } = asking;
  const path = `/dossiers/${encodeURIComponent(shown.id)}/duplicate-candidates`;
  const { status, body } = await deps.api({ language: visit.language, token: visit.session.token, path });
  if (status !== 200) throw new Error(`the API answered ${String(status)} for duplicates`);
  const { items } = candidates.parse(body);
  const open = items.filter(({ answer }) => asked === 'all' || answer === null);
  return {
    fields: open.map((candidate) => fieldFor(candidate, asking)),
    beside: items.map((candidate) => besideOf(candidate, asking)),
  };
};

/** What was typed of why platforms differ, as the API takes it; nothing where none were shown. */
export const differsIn = (fields: readonly Field[], { text }: Typed): object => {
  const differs = fields
    .filter(({ name }) => name.startsWith(prefix))
    .map(({ name }) => ({ platformId: name.slice(prefix.length), reason: text(name) }));
  return differs.length === 0 ? {} : { differs };
};
