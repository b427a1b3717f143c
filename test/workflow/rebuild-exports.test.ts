import { describe, expect, it } from 'vitest';
import { rebuildExports, rebuildForName } from '../../shared/workflow/rebuild-exports.ts';
import { aPlatform, someDetails } from '../support/domain/a-platform.ts';

const [at, command] = ['2026-11-23T02:00:00.000Z', { id: 'c-1' }];
const rebuilt = [{ to: 'exports', task: { kind: 'rebuild-exports', at, causedBy: 'c-1' } }];
const draft = aPlatform({ details: someDetails({ lists: [], sources: [] }), standings: {} });
const named = aPlatform({ details: someDetails({ sources: ['https://example.vn/1'] }), standings: {} });

describe('the files of the register', () => {
  it.each([
    ['comes on the register by a source', draft, named, rebuilt],
    ['is shown and changes', named, named, rebuilt],
    ['is shown no more', named, draft, rebuilt],
    ['is not shown, and was not', draft, draft, []],
    ['is new and not shown', null, draft, []],
  ])('are made again or left where a platform %s', (_, before, after, expected) => {
    expect(rebuildExports({ before, after, at, command })).toEqual(expected);
  });

  it.each([
    ['is new', null, 'Bộ Mới', rebuilt],
    ['is called otherwise', 'Bộ Cũ', 'Bộ Mới', rebuilt],
    ['is called as before', 'Bộ Cũ', 'Bộ Cũ', []],
  ])('are made again or left where an organisation %s', (_, was, is, expected) => {
    const called = (nameVi: string) => ({ details: { nameVi, nameEn: null } });
    const before = was === null ? null : called(was);
    expect(rebuildForName({ before, after: called(is), at, command })).toEqual(expected);
  });
});
