import { describe, expect, test } from 'vitest';
import { Progress } from '../../infra/local/demo/progress.ts';
import { tableOf } from '../../infra/local/demo/table.ts';

function shown(isTerminal: boolean, act: (progress: Progress<'one' | 'two'>) => void): string {
  let text = '';
  act(new Progress({ isTerminal, write: (more) => (text += more) }));
  return text;
}
const eightOf = (progress: Progress<'one' | 'two'>) => {
  progress.begin('one', 'First', 8);
  for (let count = 0; count < 8; count += 1) progress.pass('one');
};

describe('progress', () => {
  test('is a line at every quarter where nobody can redraw', () => {
    const lines = shown(false, eightOf).trimEnd().split('\n');
    expect(lines.map((line) => line.slice(33))).toEqual([
      '   2/8  First',
      '   4/8  First',
      '   6/8  First',
      '   8/8  First',
    ]);
  });

  test('is redrawn in place on a terminal, all bars at once', () => {
    const text = shown(true, (progress) => {
      progress.begin('one', 'First', 2);
      progress.begin('two', 'Second', 2);
      progress.pass('two');
    });
    expect(text.split('\u001B[2A')).toHaveLength(2);
    expect(text.endsWith('   1/2  Second\n')).toBe(true);
  });

  test('does not wait for who leaves', () => {
    const text = shown(false, (progress) => {
      progress.begin('one', 'First', 2);
      progress.pass('one');
      progress.leave('one');
    });
    expect(text).toContain('1/1  First');
  });
});

test('a table has a head in both languages and even columns', () => {
  const headings = [
    { vi: 'Cấp', en: 'Level' },
    { vi: 'số', en: 'count' },
  ];
  expect(tableOf(headings, [['1', 12]]).split('\n')).toEqual([
    'Cấp       số',
    'Level  count',
    '────────────',
    '1         12',
  ]);
});
