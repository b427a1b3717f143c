import { expect, it } from 'vitest';
import { scanCode } from '../../shared/register/pictures/scan-code.ts';
import { scanned } from '../support/scan.ts';

it.each([
  'https://chot.example.vn/vi/register/pf-1',
  `http://127.0.0.1:3000/en/register/${'n'.repeat(80)}`,
  'https://chot.example.vn/vi/register/2025%3A37',
])('a code leads where it says: %s', (address) => {
  const { path } = scanCode(address);
  expect(scanned(`<path d="${path}"/>`)).toBe(address);
});

it('keeps a quiet zone of four modules on every side', () => {
  const { size, path } = scanCode('https://chot.example.vn/');
  const rows = [...path.matchAll(/M(\d+) (\d+)h(\d+)/gu)].map(([, x, y, width]) => ({
    y: Number(y),
    left: Number(x),
    right: Number(x) + Number(width),
  }));
  expect(Math.min(...rows.map(({ left }) => left))).toBe(4);
  expect(Math.max(...rows.map(({ right }) => right))).toBe(size - 4);
  expect([Math.min(...rows.map(({ y }) => y)), Math.max(...rows.map(({ y }) => y))]).toEqual([4, size - 5]);
});
