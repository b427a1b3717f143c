import * as z from 'zod';
import type { ApiClient } from '../client.ts';
import { everyPage } from '../outcome.ts';

const noticeShape = z.object({ platformId: z.string().nullable(), events: z.array(z.string()) });

/** A notice as its reader sees it. */
export type Told = z.infer<typeof noticeShape>;

/** What an account was told. */
export const toldTo = (client: ApiClient, account: string): Promise<readonly Told[]> =>
  everyPage('/notices?', noticeShape, (path, shape) => client.read(path, shape, account));
