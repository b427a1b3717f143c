/* Shortcuts for the checklist. None fires in a field; all can be turned off, and the browser remembers that (WCAG 2.1.4). */
const memory = 'chot-checklist-keys';
const [holder, opener, table, switchOn] = [
  '.house-keys',
  '.house-keys__open',
  '.house-keys__table',
  '.house-keys__on',
].map((selector) => document.querySelector(selector));
const rows = [...document.querySelectorAll('.house-criterion')];

const isOn = () => localStorage.getItem(memory) !== 'off';
const isTyping = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type=radio], [type=checkbox])'));

let at = -1;
const row = () => {
  const focused = rows.findIndex((each) => each.contains(document.activeElement));
  if (focused >= 0) at = focused;
  return rows[Math.max(at, 0)];
};

const go = (step) => {
  row();
  at = Math.min(Math.max(at + step, 0), rows.length - 1);
  const choices = [...(rows[at]?.querySelectorAll('input[type=radio]') ?? [])];
  (choices.find(({ checked }) => checked) ?? choices[0])?.focus();
  rows[at]?.scrollIntoView({ block: 'nearest' });
};

const focusIn = (selector) => row()?.querySelector(selector)?.focus();
const judge = (place) => {
  const choice = row()?.querySelectorAll('input[type=radio]')[place];
  choice?.focus();
  choice?.click();
};

const keys = {
  j: () => go(1),
  k: () => go(-1),
  n: () => focusIn('textarea'),
  e: () => focusIn('select, input.govuk-input'),
  s: () => document.querySelector('.house-checklist__save')?.focus(),
  '?': () => table.showModal(),
  ...Object.fromEntries([0, 1, 2, 3].map((place) => [String(place + 1), () => judge(place)])),
};

addEventListener('keydown', (event) => {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  if (!isOn() || ctrlKey || metaKey || altKey || table.open || isTyping(target)) return;
  const act = Object.hasOwn(keys, key) ? keys[key] : undefined;
  if (act === undefined) return;
  event.preventDefault();
  act();
});

holder.hidden = false;
switchOn.checked = isOn();
switchOn.addEventListener('change', () => localStorage.setItem(memory, switchOn.checked ? 'on' : 'off'));
opener.addEventListener('click', () => table.showModal());
