import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** A file that browsers load; its address changes with what is in it, so that it may be kept for good. */
export interface Asset {
  readonly address: string;
  readonly type: string;
  readonly body: string;
}

/** The files of a folder by their names. */
export const assetsIn = (folder: string): ReadonlyMap<string, Asset> =>
  new Map(
    readdirSync(folder).flatMap((file): [string, Asset][] => {
      const extension = extname(file);
      const type = types[extension];
      if (type === undefined) return [];
      const body = readFileSync(join(folder, file), 'utf8');
      const digest = createHash('sha256').update(body).digest('hex').slice(0, 16);
      const address = `/assets/${file.slice(0, -extension.length)}-${digest}${extension}`;
      return [[file, { address, type, body }]];
    }),
  );
