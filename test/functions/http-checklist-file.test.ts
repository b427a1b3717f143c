import { beforeEach, describe, expect, it } from 'vitest';
import { people } from '../workflow/people.ts';
import { checklistDesk, fileOf, outcomeOf, rowsOf } from './checklist-desk.ts';
import type { ChecklistDesk } from './checklist-desk.ts';

let desk: ChecklistDesk;
beforeEach(async () => {
  desk = await checklistDesk();
});

const rsk = { criterion: 'RSK-01', verdict: 'satisfied' };

describe('a checklist as a file', () => {
  it('has one row for every criterion, in the language of its reader, as an attachment', async () => {
    const { status, headers, text } = await desk.take();
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="checklist-${desk.dossierId}.csv"`,
      'content-language': 'vi',
    });
    expect(text.split('\r\n')[0]).toBe(
      '\uFEFFcriterion,group,title,clause,due,verdict,note,evidence,scheduledFor,accepted,recorded',
    );
    expect(rowsOf(text).map(({ criterion }) => criterion)).toEqual([...(await desk.standing()).keys()]);
  });

  it('comes back as it went out and changes nothing, whatever stands on the criteria', async () => {
    const note = '=HYPERLINK("http://a.example","Ấn vào")\n- dòng "hai", và\r\n@ba';
    await desk.record({
      ...rsk,
      note,
      evidence: [
        { paper: 'Biên bản số 5\nC:\\new, trang 2', effectiveOn: '2026-10-05' },
        { paper: '@phụ lục', effectiveOn: '2026-10-06' },
      ],
    });
    await desk.record({ criterion: 'VUL-03', verdict: 'not-applicable', note: "'=1" });
    const before = await desk.standing();
    const { text } = await desk.take();
    expect(text).toContain(`"'=HYPERLINK(""http://a.example""`);
    const { status, body } = await desk.bring(text);
    expect({ status, ...outcomeOf(body) }).toEqual({
      status: 200,
      rows: before.size,
      changed: 0,
      commands: [],
    });
    expect(await desk.standing()).toEqual(before);
  });

  it('records what it changes, and only that', async () => {
    await desk.record({ ...rsk, note: 'Đã có.' });
    const before = await desk.standing();
    const rows = (await desk.rows()).map((row) =>
      row['criterion'] === 'VUL-03'
        ? {
            ...row,
            verdict: 'partially-satisfied',
            note: "-5 điểm,\nxem 'biên bản'",
            evidence: '2026-10-05 paper: Biên bản số 5',
          }
        : row,
    );
    const { status, body } = await desk.bring(fileOf(rows));
    expect(status).toBe(200);
    expect(outcomeOf(body)).toMatchObject({ changed: 1, commands: [{ status: 'applied' }] });
    const after = await desk.standing();
    expect(after.get('VUL-03')).toMatchObject({
      verdict: 'partially-satisfied',
      note: "-5 điểm,\nxem 'biên bản'",
      evidence: [{ paper: 'Biên bản số 5', effectiveOn: '2026-10-05' }],
    });
    expect(new Map([...after].filter(([id]) => id !== 'VUL-03'))).toEqual(
      new Map([...before].filter(([id]) => id !== 'VUL-03')),
    );
  });

  it('takes the whole list in commands of at most fifty', async () => {
    const rows = (await desk.rows()).filter(({ due }) => due !== 'by-system');
    const filled = rows.map((row) => ({ ...row, verdict: 'not-satisfied', note: 'Chưa thực hiện.' }));
    const { status, body } = await desk.bring(fileOf(filled));
    expect(status).toBe(200);
    const { changed, commands } = outcomeOf(body);
    expect(changed).toBe(rows.length);
    expect(commands).toHaveLength(Math.ceil(rows.length / 50));
    expect((await desk.rows()).filter(({ verdict }) => verdict !== '')).toHaveLength(rows.length);
  });

  it('keeps commands small where notes are long, and Vietnamese', async () => {
    const rows = (await desk.rows()).filter(({ due }) => due !== 'by-system').slice(0, 100);
    const note = 'ế'.repeat(2000);
    const { body } = await desk.bring(fileOf(rows.map((row) => ({ ...row, verdict: 'satisfied', note }))));
    expect(outcomeOf(body).commands.map(({ status }) => status)).toEqual([
      'applied',
      'applied',
      'applied',
      'applied',
    ]);
  });

  it('keeps what stands where it has no column for it, and needs criterion and verdict alone', async () => {
    await desk.record({ ...rsk, note: 'Đã có.' });
    expect(await desk.bring('criterion,verdict\nRSK-01,not-satisfied\n\n,\n')).toMatchObject({ status: 200 });
    expect((await desk.standing()).get('RSK-01')).toMatchObject({ verdict: 'not-satisfied', note: 'Đã có.' });
  });

  it('is read in NFC, with any line break, and with or without a byte order mark', async () => {
    const note = 'Kết luận: đã thử nghiệm';
    const file = `criterion,verdict,note\nRSK-01,satisfied,${note.normalize('NFD')}\nVUL-03,satisfied,"một\r\nhai"`;
    expect(await desk.bring(file)).toMatchObject({ status: 200 });
    const standing = await desk.standing();
    expect(standing.get('RSK-01')).toMatchObject({ note: note.normalize('NFC') });
    expect(standing.get('VUL-03')).toMatchObject({ note: 'một\nhai' });
    expect(outcomeOf((await desk.bring(`\uFEFF${file.replaceAll(/\r?\n/gu, '\r\n')}`)).body)).toMatchObject({
      changed: 0,
    });
  });

  it.each([
    ['semicolons', ';'],
    ['tabs', '\t'],
  ])('is read with %s, as a spreadsheet set to Vietnamese saves it', async (_, mark) => {
    const [first, ...others] = await desk.rows();
    if (first === undefined) throw new Error('a checklist has rows');
    const edited = { ...first, verdict: 'satisfied', note: 'Quy trình; biểu mẫu\t"số 3", bản 2' };
    const columns = Object.keys(first);
    const quoted = (cell = '') => (/[;\t"\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    const line = (row: Record<string, string>) => columns.map((name) => quoted(row[name])).join(mark);
    const file = [columns.join(mark), ...[edited, ...others].map(line)].join('\r\n');
    expect(outcomeOf((await desk.bring(`\uFEFF${file}\r\n`)).body)).toMatchObject({ changed: 1 });
    expect((await desk.standing()).get(first['criterion'] ?? '')).toMatchObject({ note: edited.note });
  });

  it('that comes twice under one key, or before its outcome, is the same commands', async () => {
    const file = fileOf([rsk]);
    const once = { headers: { 'idempotency-key': 'key-1', prefer: '' } };
    const [first, again] = [await desk.bring(file, once), await desk.bring(file, once)];
    expect(first.status).toBe(202);
    expect(outcomeOf(again.body).commands).toEqual(outcomeOf(first.body).commands);
    const unnamed = { headers: { prefer: '' } };
    const [other, same] = [await desk.bring(file, unnamed), await desk.bring(file, unnamed)];
    expect(outcomeOf(same.body).commands).toEqual(outcomeOf(other.body).commands);
    await desk.drain();
    const settled = await desk.bring(file, once);
    expect(settled.status).toBe(200);
    expect(outcomeOf(settled.body)).toMatchObject({
      changed: 0,
      commands: [{ commandId: outcomeOf(first.body).commands[0]?.commandId, status: 'applied' }],
    });
    const reused = await desk.bring(fileOf([{ ...rsk, verdict: 'not-satisfied' }]), once);
    expect(reused).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('applies again what somebody has changed back since', async () => {
    const file = fileOf([rsk]);
    for (let n = 0; n < 3; n += 1) {
      await desk.bring(file);
      expect((await desk.standing()).get('RSK-01')).toMatchObject({ verdict: 'satisfied' });
      await desk.record({ ...rsk, verdict: 'not-satisfied' });
    }
  });

  it('leaves alone what it did not edit, and is refused where another assessor recorded what it edits', async () => {
    const exported = await desk.rows();
    const edited = (...criteria: string[]) =>
      fileOf(
        exported.map((row) =>
          criteria.includes(row['criterion'] ?? '') ? { ...row, verdict: 'satisfied' } : row,
        ),
      );
    const colleague = { ...people.assessor, subject: 'assessor-2.DGA' };
    const { subject: member, unit, roles } = colleague;
    const appointment = { member, unit, roles, firstDay: null, lastDay: null };
    await desk.settle('POST /organisations/DGA/appointments', people.registrar, appointment);
    for (const criterion of ['RSK-01', 'VUL-03'])
      await desk.record({ criterion, verdict: 'not-satisfied' }, colleague);
    expect(outcomeOf((await desk.bring(edited('VUL-02'))).body)).toMatchObject({ changed: 1 });
    const row = exported.findIndex(({ criterion }) => criterion === 'RSK-01') + 2;
    expect(await desk.bring(edited('VUL-02', 'RSK-01'))).toMatchObject({
      status: 422,
      body: { reasons: [{ row, column: 'recorded', code: 'changed-since-export' }] },
    });
    const standing = await desk.standing();
    expect(['RSK-01', 'VUL-03', 'VUL-02'].map((id) => standing.get(id))).toMatchObject([
      { verdict: 'not-satisfied' },
      { verdict: 'not-satisfied' },
      { verdict: 'satisfied' },
    ]);
  });
});
