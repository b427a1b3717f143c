import { inMemoryBucket } from './in-memory-files.ts';

/** A register of which no file was made yet. */
export const noFiles = {
  bucket: inMemoryBucket(),
  link: () => Promise.reject(new Error('nobody is sent to a file that was never made')),
};
