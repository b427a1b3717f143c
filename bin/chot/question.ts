import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { gateQuestion } from '../../shared/contracts/gate.ts';
import type { AskedQuestion } from '../../shared/contracts/gate.ts';
import { fieldProblems } from '../../shared/lambda/field-problems.ts';
import { ChotFault } from './chot-fault.ts';
import type { Given } from './given.ts';
import { readerLanguage } from './reader.ts';

/** SHA-256 of a file of any size. */
const digestOfFile = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
  } catch {
    throw new ChotFault('fileMissing', { file });
  }
  return `sha256:${hash.digest('hex')}`;
};

/** The digest in an image reference; a reference by tag alone says nothing of the bytes and is refused. */
const digestOfImage = (image: string): string => {
  const digest = /^[^\s@]+@(?<digest>sha256:[0-9a-f]{64})$/u.exec(image)?.groups?.['digest'];
  if (digest === undefined) throw new ChotFault('imageWithoutDigest', { image });
  return digest;
};

/** The one digest that was given, as itself, as a file, or in an image reference; several that differ are refused. */
const digestIn = async ({ digest, file, image }: Given): Promise<string | undefined> => {
  const given = [
    ...(digest === undefined ? [] : [digest]),
    ...(file === undefined ? [] : [await digestOfFile(file)]),
    ...(image === undefined ? [] : [digestOfImage(image)]),
  ];
  if (new Set(given).size > 1) throw new ChotFault('digestsDiffer', { digests: given.join(', ') });
  return given[0];
};

/** What is there of a record. */
const present = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** The question of the gate in the options of a command: operation with real data unless said otherwise. Refuses by field. */
export const questionOf = async (given: Given): Promise<AskedQuestion> => {
  const level = given['required-level'];
  const endsOn = given['trial-ends-on'];
  const asked = present({
    platformId: given.platform,
    release: present({
      digest: await digestIn(given),
      purl: given.purl,
      version: given['release-version'],
    }),
    purpose: given.purpose ?? 'operation',
    data: given.data ?? 'real',
    requiredLevel: level === undefined ? undefined : Number(level),
    trial: endsOn === undefined ? undefined : { endsOn },
  });
  const read = gateQuestion.safeParse(asked, { reportInput: true });
  if (read.success) return read.data;
  const problems = fieldProblems(read.error.issues, readerLanguage());
  throw new ChotFault(
    'questionWrong',
    {},
    problems.map(({ field, message }) => `  ${field}: ${message}`),
  );
};
