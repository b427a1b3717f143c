import type { Language } from '../../shared/messages/language.ts';
import { webText } from '../../shared/messages/web-messages.ts';

/** What somebody at a page can do about a refusal that the API words for programs. */
type Kind = 'address' | 'changed' | 'sent' | 'busy' | 'signIn' | 'lost' | 'fields' | 'form';

const kinds: Readonly<Record<string, Kind>> = {
  'stale-version': 'changed',
  'idempotency-key-reused': 'sent',
  'query-invalid': 'address',
  'cursor-invalid': 'address',
  'no-such-route': 'address',
  'no-such-command': 'lost',
  'service-busy': 'busy',
  'too-many-requests': 'busy',
  unauthenticated: 'signIn',
  'bad-json': 'form',
  'content-type-unsupported': 'form',
  'checklist-not-csv': 'form',
  'encoding-needed': 'form',
  'idempotency-key-invalid': 'form',
  'if-match-invalid': 'form',
  'import-type-unsupported': 'form',
  'internal-fault': 'form',
  'method-not-allowed': 'form',
  'precondition-required': 'form',
  'request-invalid': 'fields',
};

interface Worded {
  readonly code: string;
  readonly title: string;
  readonly next: string;
}

/** A refusal in words for people: where the API speaks to programs, of headers and parameters, what can be done at a page. */
export const inPeopleWords = <Refusal extends Worded>(language: Language, refusal: Refusal): Refusal => {
  const kind = kinds[refusal.code];
  if (kind === undefined) return refusal;
  const title = webText(language, `refusal.${kind}.title`);
  return { ...refusal, title, next: webText(language, `refusal.${kind}.next`) };
};
