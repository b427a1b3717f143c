import * as z from 'zod';
import type { Visitor } from './browser.ts';

const focusedShape = z.object({
  /** What has the focus: the name of a field, or that of its group; `button` for the one that sends the form. */
  control: z.string().nullable(),
  isSeen: z.boolean(),
});
type Focused = z.infer<typeof focusedShape>;

/** In the page: what is called one stop of the Tab key in its form. Radios of a group are one stop, checkboxes one each. */
const stopOf = `const stopOf = (control) => {
  if (control.tagName === 'BUTTON') return 'button';
  return control.type === 'checkbox' ? control.name + '=' + control.value : control.name;
};`;

/** In the page: the form of it, and the controls of it that can be used, in the order in which they stand. */
const controlsOf = `const form = document.querySelector('main form[method=post]:not([hidden])');
const controls = [...(form?.querySelectorAll('input:not([type=hidden]), select, textarea, button') ?? [])]
  .filter((control) => !control.disabled && control.getClientRects().length > 0);`;

const read = async (visitor: Visitor, script: string): Promise<unknown> =>
  visitor.page.evaluate(`(() => { ${stopOf} ${controlsOf} ${script} })()`);

/** The stops of the form on the present page, as they stand on it. */
const stops = async (visitor: Visitor): Promise<readonly string[]> => {
  const all = z.array(z.string()).parse(await read(visitor, 'return controls.map(stopOf);'));
  return all.filter((stop, at) => all.indexOf(stop) === at);
};

/** What has the focus in the form, and whether that can be seen: radios and checkboxes show it on what is drawn for them. */
const focused = async (visitor: Visitor): Promise<Focused> =>
  focusedShape.parse(
    await read(
      visitor,
      `const control = controls.find((each) => each === document.activeElement);
       if (control === undefined) return { control: null, isSeen: false };
       const isDrawn = ['radio', 'checkbox'].includes(control.type);
       const style = isDrawn
         ? getComputedStyle(control.nextElementSibling, '::before')
         : getComputedStyle(control);
       const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
       return { control: stopOf(control), isSeen: outlined || style.boxShadow !== 'none' };`,
    ),
  );

/** The stops that the Tab key makes in the form of the present page, from the top of the page on. */
const walked = async (visitor: Visitor, expected: number): Promise<readonly Focused[]> => {
  const found: Focused[] = [];
  for (let pressed = 0; pressed < 60 + expected && found.length < expected; pressed += 1) {
    await visitor.page.keyboard.press('Tab');
    const now = await focused(visitor);
    if (now.control !== null) found.push(now);
  }
  return found;
};

/** What is wrong for who has no mouse with the form of the present page; a page without a form has nothing wrong. */
export const barriers = async (visitor: Visitor): Promise<readonly string[]> => {
  const expected = await stops(visitor);
  const found = await walked(visitor, expected.length);
  const order = found.map(({ control }) => control).join();
  return [
    ...(order === expected.join() ? [] : [`reached ${order} of ${expected.join()}`]),
    ...found
      .filter(({ isSeen }) => !isSeen)
      .map(({ control }) => `the focus on ${control ?? ''} is not seen`),
  ];
};

/** Presses Tab until that stop of the form has the focus. */
const tabTo = async (visitor: Visitor, stop: string): Promise<void> => {
  for (let pressed = 0; pressed < 120; pressed += 1) {
    if ((await focused(visitor)).control === stop) return;
    await visitor.page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not come to ${stop}`);
};

const pressUntil = async (visitor: Visitor, key: string, isThere: string): Promise<void> => {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    if ((await visitor.page.evaluate(isThere)) === true) return;
    await visitor.page.keyboard.press(key);
  }
  throw new Error(`pressing ${key} does not come to where ${isThere}`);
};

/** Fills the field that has the focus: choices by the arrows, texts by typing over what stands there. */
const enter = async (visitor: Visitor, value: string): Promise<void> => {
  const { page } = visitor;
  const kind = z.string().parse(await page.evaluate('document.activeElement.type'));
  if (kind === 'radio') {
    await page.keyboard.press('Space');
    const isChosen = `document.activeElement.checked && document.activeElement.value === ${JSON.stringify(value)}`;
    await pressUntil(visitor, 'ArrowDown', isChosen);
    return;
  }
  if (kind === 'select-one') {
    const isChosen = `document.activeElement.value === ${JSON.stringify(value)}`;
    await pressUntil(visitor, 'ArrowDown', isChosen);
    return;
  }
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(value);
};

/** Fills the form of the present page in the order given and sends it, with the keyboard alone: by Enter, in the last field or on the button. */
export const typeAndSend = async (
  visitor: Visitor,
  fields: Readonly<Record<string, string>>,
  last: 'field' | 'button' = 'button',
): Promise<void> => {
  for (const [name, value] of Object.entries(fields)) {
    await tabTo(visitor, name);
    await enter(visitor, value);
  }
  if (last === 'button') await tabTo(visitor, 'button');
  const answered = visitor.page.waitForEvent('load');
  await visitor.page.keyboard.press('Enter');
  await answered;
};

/**
 * Sends the form of the present page as it stands, by Enter on its button, and answers what is wrong with how it comes back: what is
 * missing is to have the focus, to be announced, and each line of it to lead to its field. Null where nothing is missing.
 */
export const wrongWithObjection = async (visitor: Visitor): Promise<string | null> => {
  const { page } = visitor;
  await typeAndSend(visitor, {});
  const summary = page.locator('.govuk-error-summary');
  if ((await summary.count()) === 0) return 'nothing is objected to';
  if ((await summary.and(page.locator(':focus')).count()) === 0) return 'what is wrong has no focus';
  if ((await summary.locator('[role=alert]').count()) === 0) return 'what is wrong is not announced';
  await page.keyboard.press('Tab');
  const target = await page.locator(':focus').getAttribute('href');
  if (target === null || !target.startsWith('#')) return 'what is wrong leads to no field';
  await page.keyboard.press('Enter');
  return (await page.locator(`[id="${target.slice(1)}"]:focus`).count()) === 1
    ? null
    : `${target} has no focus`;
};
