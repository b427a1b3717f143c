import { existsSync } from 'node:fs';
import * as z from 'zod';
import type { DataDir } from './data-dir.ts';
import { readOrMake } from './data-dir.ts';
import { withData } from './data-files.ts';
import { LocalFault } from './local-fault.ts';

/**
 * The version of what a data folder holds. Raised by one with every change that the items, files or messages of the version
 * before do not fit; there is no migration.
 */
export const dataLayout = 2;

const layoutShape = z.strictObject({ layout: z.int().positive() });

/** A folder that was in use before the version of its layout was kept in it. */
const isOlderThanVersions = ({ file }: Pick<DataDir, 'file'>): boolean =>
  existsSync(file('tables.db')) && !existsSync(file('layout.json'));

/** Marks a new folder with the layout of this program; one that another version has written is refused by name. */
export function checkLayout(dataDir: Pick<DataDir, 'file' | 'path'>): void {
  const { path } = dataDir;
  if (isOlderThanVersions(dataDir)) throw new LocalFault('dataOfEarlierVersion', { path });
  const file = dataDir.file('layout.json');
  const text = readOrMake(file, () => JSON.stringify({ layout: dataLayout }));
  const { layout } = withData(file, () => {
    const content: unknown = JSON.parse(text);
    return layoutShape.parse(content);
  });
  if (layout < dataLayout) throw new LocalFault('dataOfEarlierVersion', { path });
  if (layout > dataLayout) throw new LocalFault('dataOfLaterVersion', { path });
}
