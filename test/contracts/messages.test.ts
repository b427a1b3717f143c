import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roles } from '../../shared/domain/actor.ts';
import { gateReasons } from '../../shared/domain/gate/decide-deployment.ts';
import { paperReasons } from '../../shared/domain/gate/reasons.ts';
import { contentFields } from '../../shared/domain/dossier/completeness.ts';
import { levels } from '../../shared/domain/level.ts';
import { factNames } from '../../shared/domain/levels/facts.ts';
import { dossierMoves, fileMoves, permitMoves, permitStatuses, statuses } from '../../shared/domain/moves.ts';
import { refusalCodes } from '../../shared/domain/refusal.ts';
import { formTexts } from '../../shared/messages/form-messages.ts';
import { findText } from '../../shared/messages/find-text.ts';
import { gateProblemCodes, gateProblems, gateText } from '../../shared/messages/gate-messages.ts';
import gateEn from '../../shared/messages/gate.en.json' with { type: 'json' };
import gateVi from '../../shared/messages/gate.vi.json' with { type: 'json' };
import en from '../../shared/messages/en.json' with { type: 'json' };
import { httpCodes, httpText, httpTexts } from '../../shared/messages/http-messages.ts';
import { languageOf } from '../../shared/messages/language.ts';
import { name, problemText, routeCodes } from '../../shared/messages/messages.ts';
import vi from '../../shared/messages/vi.json' with { type: 'json' };

/** Every text of a catalogue under its path. */
const textsOf = (value: object, path = ''): [path: string, text: string][] =>
  Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const here = `${path}/${key}`;
    return typeof inner === 'object' && inner !== null
      ? textsOf(inner, here)
      : [[here, String(inner)] satisfies [string, string]];
  });

const vietnamese = textsOf({
  ...vi,
  http: httpTexts.vi,
  gate: gateVi,
  gateHttp: gateProblems.vi,
  documents: formTexts.vi,
});
const english = new Map(
  textsOf({ ...en, http: httpTexts.en, gate: gateEn, gateHttp: gateProblems.en, documents: formTexts.en }),
);
const all = [...vietnamese, ...english];
const hasDiacritics = (text: string) => /đ|\p{M}/iu.test(text.normalize('NFD'));
const moves = [...dossierMoves, ...permitMoves];
const sorted = (words: Iterable<string>) => [...new Set(words)].sort();

describe('the catalogues', () => {
  it('have the same keys in both languages', () => {
    expect(vietnamese.length).toBeGreaterThan(200);
    expect(sorted(english.keys())).toEqual(sorted(vietnamese.map(([path]) => path)));
  });

  it.each([
    ['problems', vi.problems, [...refusalCodes, ...routeCodes]],
    ['http', httpTexts.vi, httpCodes],
    ['gate', gateVi, [...gateReasons, ...paperReasons, 'allowed']],
    ['gate routes', gateProblems.vi, gateProblemCodes],
    ['statuses', vi.statuses, statuses],
    ['permitStatuses', vi.permitStatuses, permitStatuses],
    ['moves', vi.moves, [...moves, ...fileMoves].map(({ move }) => move)],
    ['parties', vi.parties, [...moves, ...fileMoves].map(({ by }) => by)],
    ['levels', vi.levels, levels.map(String)],
    ['roles', vi.roles, roles],
    ['facts', vi.facts, factNames],
    ['contentFields', vi.contentFields, contentFields],
    ['stages', vi.stages, moves.map(({ stage }) => stage)],
  ])('have a text for each of %s and for nothing else', (_, texts, words) => {
    expect(sorted(Object.keys(texts))).toEqual(sorted(words));
  });

  it('hold tidy NFC text everywhere', () => {
    expect(all.filter(([, text]) => !/^\S+(?: \S+)*$/u.test(text) || text !== text.normalize('NFC'))).toEqual(
      [],
    );
  });

  it('are Vietnamese with its diacritics on one side and English on the other', () => {
    expect(vietnamese.filter(([, text]) => !hasDiacritics(text))).toEqual([]);
    expect([...english].filter(([, text]) => hasDiacritics(text))).toEqual([]);
  });

  it('say what is the matter and what to do in whole sentences', () => {
    const sentences = all.filter(([path]) => /\/(?:title|next|message)$/u.test(path));
    expect(sentences.filter(([, text]) => !/^\p{Lu}.*\.$/u.test(text))).toEqual([]);
  });
});

describe('the words', () => {
  it('are found by language and code', () => {
    expect(problemText('vi', 'stale-version').next).toContain('If-Match');
    expect(problemText('en', 'bad-json').title).toBe('The body is not valid JSON.');
    expect(httpText('en', 'bad-json')).toEqual(problemText('en', 'bad-json'));
    expect(gateText('en', 'permit-expired').message).toBe('The permit of this release has expired.');
    expect(gateText('vi', 'no-permit').message).toContain('giấy xác nhận');
    expect(name('vi', 'standings', 'no-dossier-here')).toBe('Chưa có hồ sơ tại đây');
    expect(name('vi', 'levels', 3)).toBe('Cấp độ 3');
    expect(name('en', 'notices', 'synthetic')).toBe('Invented assessment, not a fact.');
  });

  it('are asked for by a known code, else it is a fault', () => {
    expect(() => findText(vi.problems, 'no-such-code')).toThrow('no text for no-such-code');
    expect(() => findText(vi.problems, 'constructor')).toThrow('no text for constructor');
  });
});

describe('the language of the reader', () => {
  it.each([
    [undefined, 'vi'],
    ['', 'vi'],
    ['vi', 'vi'],
    ['vi-VN,vi;q=0.9,en-US;q=0.6,en;q=0.5', 'vi'],
    ['en', 'en'],
    ['EN-gb', 'en'],
    ['en-US,en;q=0.9,vi;q=0.8', 'en'],
    ['en;q=0.8, vi', 'vi'],
    ['vi;q=0.3 ,\ten ; q=0.301', 'en'],
    ['vi;q=0.5,en;q=0.5', 'vi'],
    ['en;q=0.5,vi;q=0.5', 'en'],
    ['en;q=0', 'vi'],
    ['en;Q=0.000,fr', 'vi'],
    ['vi;q=0,en;q=0.001', 'en'],
    ['fr,en;q=0.8', 'vi'],
    ['*', 'vi'],
    ['en, *;q=0.1', 'en'],
    ['enx', 'vi'],
    ['en;q=2', 'vi'],
    ['en;q=high, vi;q=0.1', 'vi'],
    [',, en ,', 'en'],
  ])('%j reads %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });

  it('is decided for any header', () => {
    fc.assert(fc.property(fc.string(), (header) => ['vi', 'en'].includes(languageOf(header))));
  });
});
