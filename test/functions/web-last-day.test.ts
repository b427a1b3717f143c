import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { counted } from '../../functions/web/overview/counted.ts';
import { lastDayText } from '../../functions/web/written.ts';
import { people } from '../workflow/people.ts';
import { concluded } from './http-assessment.ts';
import { openDesk } from './http-desk.ts';
import { openPages } from './page-desk.ts';

const now = '2026-11-23T02:00:00.000Z';
const shown = z.object({ permit: z.object({ validUntil: z.string() }) });
const written = (day: string): string => day.split('-').toReversed().join('/');

describe('a permit that ends at midnight in Viet Nam', () => {
  it('is shown with the last day on which it holds, the day of its deadline', async () => {
    const desk = openDesk({ now: () => now });
    const { dossierId } = await concluded(desk, 'Nền tảng có giấy xác nhận');
    const { body } = await desk.call(`GET /dossiers/${dossierId}`, { actor: people.owner });
    const { validUntil } = shown.parse(body).permit;
    expect(validUntil).toMatch(/T17:00:00\.000Z$/u);
    const last = written(validUntil.slice(0, 10));
    const { words } = await openPages(desk, () => now).read(people.owner, `/vi/dossiers/${dossierId}`);
    expect(words).toContain(`Hiệu lực đến ${last}`);
    expect(words).toContain(`${last}: `);
    const end = new Date(Date.parse(validUntil) + 86_400_000).toISOString().slice(0, 10);
    expect(words).not.toContain(written(end));
  });

  it('runs out in the month of that day', () => {
    const card = {
      ...{ id: 'ds-1', platformId: 'pf-1', caseNumber: 'BTC-1', status: 'published' },
      ...{ version: '1.0.0', turn: null, dueOn: null, clock: null, time: null, level: 3, synthetic: true },
      permit: { status: 'valid', validUntil: '2027-01-31T17:00:00.000Z' },
    };
    expect(lastDayText('vi', card.permit.validUntil)).toBe('31/01/2027');
    expect(lastDayText('vi', '2027-01-31T03:00:00.000Z')).toBe('31/01/2027');
    expect(counted([card], now).runningOut.map(({ month }) => month)).toEqual(['2027-01']);
  });
});
