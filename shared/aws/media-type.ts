import { fileTypeFromBuffer } from 'file-type';
import { isMediaType } from '../workflow/files/media-types.ts';
import type { MediaType } from '../workflow/files/media-types.ts';
import { isPlainText } from '../workflow/files/plain-text.ts';

/** What the signature of a file says; empty for none, and for one that the reader gives up on, since strangers made it. */
const signatureOf = async (bytes: Uint8Array): Promise<string> => {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime ?? '';
  } catch {
    return '';
  }
};

/**
 * What kind of file the bytes are, whatever their name says; null for every kind that is not taken as evidence. A short
 * signature may also begin a text, so text is told by all of its bytes.
 */
export const mediaTypeOf = async (bytes: Uint8Array): Promise<MediaType | null> => {
  const signature = await signatureOf(bytes);
  if (isMediaType(signature)) return signature;
  return isPlainText(bytes) ? 'text/plain' : null;
};
