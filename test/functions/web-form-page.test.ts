import { expect, test } from 'vitest';
import { formPage, objectionOf } from '../../functions/web/forms/form-page.ts';
import type { ShownForm } from '../../functions/web/forms/form-page.ts';
import { inPeopleWords } from '../../functions/web/people-words.ts';
import type { Field } from '../../functions/web/forms/field.ts';

const fields: readonly Field[] = [{ name: 'nameVi', kind: 'line', isNeeded: true }];
const form: ShownForm = {
  language: 'vi',
  heading: 'Đăng ký nền tảng',
  action: '/vi/platforms',
  back: '/vi/work',
  fields,
  words: {},
  typed: null,
  version: null,
};
const refusal = {
  ...{ code: 'request-invalid', title: 'Sai.', next: 'Sửa các trường nêu trong reasons.' },
  reasons: [{ field: 'nameVi', message: 'Giá trị vượt quá giới hạn 300.' }],
};

test('what the API objects to in a form is told with the name of the field, in words for people', () => {
  const deps = { now: () => '2026-11-22T08:00:00.000Z', random: (size: number) => Buffer.alloc(size) };
  const objection = objectionOf(422, inPeopleWords('vi', refusal), fields);
  const answer = formPage({ deps, form, objection });
  expect('data' in answer && answer.data['problem']).toEqual({
    title: 'Một số mục của biểu mẫu chưa đúng.',
    next: 'Hãy sửa các mục sau rồi gửi lại.',
    list: [{ text: 'Tên tiếng Việt: Giá trị vượt quá giới hạn 300.', href: '#nameVi' }],
  });
});
