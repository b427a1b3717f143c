import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { readArguments } from '../../bin/chot/arguments.ts';
import { commands } from '../../bin/chot/commands.ts';

const script = new URL('../../bin/chot.mjs', import.meta.url).pathname;
const nowhere = { ...process.env, CHOT_DATA: '/nonexistent' };

/** What a person at a terminal sees. */
function chot(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    env: nowhere,
  });
  return { status, stdout, stderr };
}

describe('a command line', () => {
  test('is a command and its options', () => {
    const asked = readArguments(['dead-letters', 'redrive', '--queue', 'Q', '--id=M', '--json']);
    expect(asked).toMatchObject({
      kind: 'run',
      command: { words: 'dead-letters redrive' },
      given: { queue: 'Q', id: 'M', json: true },
    });
  });

  test.each([
    { line: [], code: 'noCommand' },
    { line: ['dead-letters'], code: 'unknownCommand' },
    { line: ['dead-letters', 'list', 'more'], code: 'unknownCommand' },
    { line: ['gate', 'open'], code: 'unknownCommand' },
    { line: ['--json'], code: 'unknownCommand' },
    { line: ['dead-letters', 'list', '--id', 'M'], code: 'badOption' },
    { line: ['dead-letters', 'list', '--json', 'more'], code: 'badOption' },
    { line: ['dead-letters', 'list', '--json=yes'], code: 'badOption' },
    { line: ['dead-letters', 'redrive', '--queue'], code: 'badOption' },
    { line: ['dead-letters', 'redrive', '--all'], code: 'badOption' },
    { line: ['gate', '--digest', 'sha256:a', '--digest=sha256:b'], code: 'badOption' },
    { line: ['verify', '--json', '--json'], code: 'badOption' },
  ])('$line is refused: $code', ({ line, code }) => {
    expect(() => readArguments(line)).toThrow(expect.objectContaining({ code }));
  });
});

test('permits may be named more than once, whatever else may not', () => {
  const asked = readArguments(['verify', '--permit', 'one.json', '--permit', 'two.json']);
  expect(asked).toMatchObject({ given: { permit: ['one.json', 'two.json'] } });
});

describe('chot', () => {
  test('lists in its help what exists, in both languages, and exits 0', () => {
    const { status, stdout, stderr } = chot('dead-letters', '--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const { words } of commands) expect(stdout).toContain(`chot ${words}`);
    expect(stdout).toContain('Tùy chọn · Options');
  });

  test.each([
    { line: ['publish'], says: ['Không có lệnh “publish”', 'There is no command “publish”'] },
    { line: ['dead-letters', 'list', '--all'], says: ['Tùy chọn không đúng', "Unknown option '--all'"] },
    { line: ['dead-letters', 'list'], says: ['Không có hệ thống nào đang chạy', 'Nothing is running'] },
  ])('$line: exits 2, says why in both languages, and prints nothing else', ({ line, says }) => {
    const { status, stdout, stderr } = chot(...line);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    for (const text of says) expect(stderr).toContain(text);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
