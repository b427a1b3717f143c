import { expect, test } from 'vitest';
import { inPeopleWords } from '../../functions/web/people-words.ts';
import { httpCodes, httpText } from '../../shared/messages/http-messages.ts';
import en from '../../shared/messages/en.json' with { type: 'json' };
import vi from '../../shared/messages/vi.json' with { type: 'json' };

const problems = { vi: vi.problems, en: en.problems };

/** Words that programs know and people do not: headers, methods, paths, names of fields, formats of messages. */
const internal =
  /\b(?:If-Match|ETag|Idempotency-Key|Retry-After|Location|Accept-Encoding|Content-Type|GET|POST|PUT|JSON|HTTP|URL|API|reasons|cursor|token)\b|(?<=^|\s)\/[a-z]{3,}|\b[a-z]+[A-Z]\w*|mã truy cập|tham số truy vấn/u;

/** What is answered to a download of open data, which no page asks for. */
const ofPrograms = ['export-too-large', 'export-being-made'];

test.each(['vi', 'en'] as const)(
  'no refusal that a page shows in %s speaks of what only programs know',
  (language) => {
    const api = Object.entries(problems[language]).map(([code, text]) => ({ code, ...text }));
    const http = httpCodes.map((code) => ({ code, ...httpText(language, code) }));
    const asked = [...api, ...http].filter(({ code }) => !ofPrograms.includes(code));
    const shown = asked.map((refusal) => inPeopleWords(language, refusal));
    expect(shown.length).toBeGreaterThan(100);
    const strange = shown.filter(({ title, next }) => internal.test(`${title} ${next}`));
    expect(strange.map(({ code, title, next }) => `${code}: ${title} ${next}`)).toEqual([]);
  },
);
