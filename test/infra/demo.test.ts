import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runDemo } from '../../infra/local/demo/main.ts';
import { fictionalPlatforms, registerPlatforms } from '../../shared/register/platforms.ts';

const chosen = ['NTS-001', 'NTS-002', 'FIC-003', 'FIC-005', 'FIC-007', 'FIC-014', 'FIC-018'];

describe('a small demonstration, end to end', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chot-demo-'));
  const shown: string[] = [];
  let wrong: readonly string[] = ['it did not end'];

  beforeAll(async () => {
    wrong = await runDemo({
      folder,
      platforms: [...registerPlatforms(), ...fictionalPlatforms()].filter(({ id }) => chosen.includes(id)),
      screen: { isTerminal: false, write: (text) => shown.push(text) },
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('has sums that hold, and leaves them in its report', () => {
    expect(wrong).toEqual([]);
    expect(JSON.parse(readFileSync(join(folder, 'demo-report.json'), 'utf8'))).toEqual({
      platforms: 7,
      real: 2,
      fictional: 5,
      published: 5,
      refusedPublication: 1,
      notEligible: 1,
      returnedOnce: 1,
      withFindings: 3,
      gate: { deniedBefore: 7, allowedAfter: 4, deniedAfter: 3 },
      commands: expect.any(Number),
      twoYears: expect.objectContaining({
        valid: 3,
        allowed: 3,
        realLapsed: 0,
        lapsedInUse: 1,
        overdue: 1,
        delistedInUse: 0,
        adoptionsOverdue: 1,
        toldOfLapse: 1,
        toldTwice: 0,
        toldOfDelisting: 0,
        overdueLeft: 0,
        reports: {
          ...{ owners: 2, owing: 2, years: 2, kept: 3, missed: 1 },
          ...{ realMissed: 0, forgotten: 1, left: 0 },
        },
        open: { tasksOverdue: 0, daysOverdue: 0, incidents: 0, relaxations: 0, missedInStatistics: 1 },
      }),
      refusals: 1,
      deadLetters: 0,
      seconds: expect.any(Number),
      lifecyclesPerSecond: expect.any(Number),
      synthetic: true,
    });
  });

  test('shows every stage to its end', () => {
    const text = shown.join('');
    for (const stage of ['Đăng ký', 'Hỏi cổng, trước', 'Nộp hồ sơ', 'Đánh giá', 'Hỏi cổng, sau'])
      expect(text).toContain(`7/7  ${stage}`);
    expect(text).toContain('6/6  Công bố');
  });

  test('says why the gate denies', () => {
    const text = shown.join('');
    for (const reason of ['no-dossier', 'not-eligible', 'permit-suspended', 'permit-revoked'])
      expect(text).toContain(reason);
  });
});
