import { expect, test } from 'vitest';
import { deadlineLines } from '../../functions/web/cases/clock-lines.ts';

const whose = { role: 'owner', organisation: 'BTC' };
const due = (dueOn: string) => ({
  ...{ kind: 'evidence', items: [], dueOn, whose },
  ...{ overdue: false, provisional: false },
});

test('what falls due on a case is read from the nearest day on', () => {
  const lines = deadlineLines('vi', ['2027-11-20', '2026-12-20', '2027-05-20'].map(due));
  expect(lines.map(({ day }) => day)).toEqual(['20/12/2026', '20/05/2027', '20/11/2027']);
});
