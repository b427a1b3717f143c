import { describe, expect, it } from 'vitest';
import { plainItem } from '../../shared/aws/plain-item.ts';

describe('an item of the raw protocol', () => {
  it('is read without the letters, however deep', () => {
    const raw = {
      pk: { S: 'GATE#1' },
      level: { N: '3' },
      held: { BOOL: false },
      permit: { NULL: true },
      digests: { L: [{ S: 'sha256:1' }, { M: { of: { L: [] } } }] },
    };
    expect(plainItem(raw)).toEqual({
      pk: 'GATE#1',
      level: 3,
      held: false,
      permit: null,
      digests: ['sha256:1', { of: [] }],
    });
  });

  it.each([
    ['no item', 'text'],
    ['a list', [{ S: 'a' }]],
    ['a value without its letter', { pk: 'a' }],
    ['a value under two letters', { pk: { S: 'a', N: '1' } }],
    ['a value under none', { pk: {} }],
    ['a value that is not of its kind', { pk: { S: 1 } }],
    ['a set', { pk: { SS: ['a'] } }],
    ['a letter that every object knows', { pk: { toString: 'a' } }],
    ['a damaged value within another', { pk: { M: { a: { L: [{ N: 1 }] } } } }],
  ])('that is %s is a fault', (_, raw) => {
    expect(() => plainItem(raw)).toThrow('of no kind');
  });
});
