import type { exportLink } from '../../shared/aws/export-link.ts';
import { keptExportFiles } from '../../shared/contracts/export-files.ts';
import type { ExportFile, ExportFiles } from '../../shared/contracts/export-files.ts';
import type { Answer } from '../../shared/lambda/http-answer.ts';
import { ok } from '../../shared/lambda/http-answer.ts';
import { log } from '../../shared/lambda/log.ts';
import type { Request } from '../../shared/lambda/http-request.ts';
import type { Bucket } from '../../shared/workflow/files/evidence.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { labelled, mostBytes } from './cacheable.ts';
import type { RegisterDeps } from './deps.ts';

/** The bucket of the files, and the way there for who is sent to it. */
export interface ExportDeps {
  readonly bucket: Pick<Bucket, 'read'>;
  readonly link: ReturnType<typeof exportLink>;
}

/** Files that were not made again for so long count no more: they are due after an hour, so that whoever makes them is at fault. */
const oldest = 2 * 3_600_000;

/**
 * Whether files count at an instant: until a permit lapses or they are too old, and not on a clock that was put back behind their
 * making (only that of the embedded run is), for of what changed after that they know nothing.
 */
const count = ({ madeAt, rightUntil }: ExportFiles, now: string): boolean => {
  const isOld = Date.parse(now) - Date.parse(madeAt) >= oldest;
  return madeAt <= now && !isOld && (rightUntil === null || now < rightUntil);
};

/** The file under that path that counts now; null where none was made yet, or where none counts. */
const currentFile = async ({ reads, now }: RegisterDeps, path: string): Promise<ExportFile | null> => {
  const item = await reads.item(keys.exports());
  if (item === null) return null;
  const kept = keptExportFiles(item);
  if (kept === null) log.error('what is kept of the files of the register is unreadable');
  return kept !== null && count(kept, now()) ? (kept.files[path] ?? null) : null;
};

/** The bytes of a file; `missing` also where the bucket is at fault, for what is missing can be made. */
const bytesOf = async ({ bucket }: Pick<ExportDeps, 'bucket'>, key: string, most: number) => {
  try {
    return await bucket.read(key, most);
  } catch (error) {
    log.error('the files of the register cannot be read', { error });
    return 'missing';
  }
};

/**
 * Answers a file of the register from the bucket: 304 for who has it, whole where a function may answer that much, else the way to
 * the bucket (307). Null where no file counts now, or where it is gone, cut short or not to be read: then it is to be made.
 */
export const answerOfFile = async (
  deps: RegisterDeps & ExportDeps,
  request: Request,
  { path, contentType }: { readonly path: string; readonly contentType: string },
): Promise<Answer<never> | null> => {
  const file = await currentFile(deps, path);
  if (file === null) return null;
  const { isPacked, isKnown, terms, headers: about } = labelled(request, file.digest, file.bytes);
  if (isKnown) return { status: 304, body: '', headers: about };
  const key = isPacked ? `${file.key}.gz` : file.key;
  const most = isPacked ? mostBytes.packed : mostBytes.plain;
  const bytes = await bytesOf(deps, key, most);
  if (bytes === 'missing') return null;
  if (bytes === 'too-large') {
    const location = await deps.link({ key, contentType, isPacked }, new Date(deps.now()));
    return { status: 307, body: '', headers: { ...terms, 'cache-control': 'no-store', location } };
  }
  if (bytes.byteLength !== (isPacked ? file.packedBytes : file.bytes)) return null;
  const headers = { ...about, 'content-type': contentType };
  return isPacked
    ? ok(bytes, { ...headers, 'content-encoding': 'gzip' })
    : ok(Buffer.from(bytes).toString('utf8'), headers);
};
