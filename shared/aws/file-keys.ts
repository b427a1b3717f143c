import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { FileKeys } from '../workflow/files/evidence.ts';
import { isConditionFailed } from './conditions.ts';
import type { Table } from './table.ts';

/** The key as KMS wrapped it, in base64; null once it was destroyed, which no later key replaces. */
const kept = z.object({ wrapped: z.base64().nullable() });

/** A partition of its own, so that a right can end at the keys. */
const itemKey = (dossierId: string) => ({ pk: `FILEKEY#${dossierId}`, sk: 'FILEKEY' });
const context = (dossierId: string) => ({ dossier: dossierId });

const read = async (table: Table, dossierId: string) => {
  const wish = new GetCommand({ TableName: table.name, Key: itemKey(dossierId), ConsistentRead: true });
  const { Item } = await table.client.send(wish);
  return Item === undefined ? undefined : kept.parse(Item).wrapped;
};

/** Keeps a wrapped key where there is none; one that came first stays, and so does the mark of one that was destroyed. */
const keepNew = async (table: Table, dossierId: string, wrapped: string): Promise<void> => {
  const Item = { ...itemKey(dossierId), wrapped };
  try {
    await table.client.send(
      new PutCommand({ TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
    );
  } catch (error) {
    if (!isConditionFailed(error)) throw error;
  }
};

/**
 * The data key of each dossier: made by KMS under one key, kept wrapped in an item `FILEKEY`, bound to the dossier
 * by its encryption context. Whoever destroys the item's key destroys the files; backups of the table outlive it by 35 days.
 */
export const fileKeys = (table: Table, keyId: string, kms = new KMSClient({})): FileKeys => {
  const unwrap = async (dossierId: string, wrapped: string): Promise<Uint8Array> => {
    const CiphertextBlob = Buffer.from(wrapped, 'base64');
    const EncryptionContext = context(dossierId);
    const { Plaintext } = await kms.send(
      new DecryptCommand({ KeyId: keyId, CiphertextBlob, EncryptionContext }),
    );
    if (Plaintext === undefined) throw new Error('KMS gave no data key');
    return Plaintext;
  };
  const get = async (dossierId: string): Promise<Uint8Array | null> => {
    const wrapped = await read(table, dossierId);
    return typeof wrapped === 'string' ? unwrap(dossierId, wrapped) : null;
  };
  return {
    get,
    make: async (dossierId) => {
      const wrapped = await read(table, dossierId);
      if (wrapped !== undefined) return wrapped === null ? null : unwrap(dossierId, wrapped);
      const { CiphertextBlob } = await kms.send(
        new GenerateDataKeyCommand({
          KeyId: keyId,
          KeySpec: 'AES_256',
          EncryptionContext: context(dossierId),
        }),
      );
      if (CiphertextBlob === undefined) throw new Error('KMS made no data key');
      await keepNew(table, dossierId, Buffer.from(CiphertextBlob).toString('base64'));
      return get(dossierId);
    },
    destroy: async (dossierId) => {
      const Item = { ...itemKey(dossierId), wrapped: null };
      await table.client.send(new PutCommand({ TableName: table.name, Item }));
    },
  };
};
