import { afterAll, beforeAll, beforeEach } from 'vitest';
import { decisionsMessage } from '../../../shared/aws/decisions-message.ts';
import { gateLists } from '../../../shared/aws/gate-lists.ts';
import { gateLog } from '../../../shared/aws/gate-log.ts';
import { gateReads } from '../../../shared/aws/gate-records.ts';
import { leanClient } from '../../../shared/aws/lean-client.ts';
import type { Table } from '../../../shared/aws/table.ts';
import type { DecisionRecord } from '../../../shared/contracts/gate-log.ts';
import type { EngineTables } from './engine-tables.ts';
import { startEngineTables } from './engine-tables.ts';

/** Starts the table engine for the tests of one block; answers what gives each of them an empty table, and the gate's log, reads and lists on it. */
export const gateTables = () => {
  let engine: EngineTables | undefined;
  let opened: Table | undefined;
  beforeAll(async () => {
    engine = await startEngineTables();
  });
  beforeEach(async () => {
    opened = await engine?.newTable();
  });
  afterAll(() => engine?.stop());
  return () => {
    if (opened === undefined || engine === undefined) throw new Error('the table is not open');
    const { name } = opened;
    const call = leanClient('dynamodb', engine.endpoint);
    return {
      table: opened,
      log: gateLog(opened, call),
      reads: gateReads(name, call),
      lists: gateLists(name, call),
    };
  };
};

/** Decisions as one message brings them. */
export const together = ([first, ...others]: readonly DecisionRecord[], isFirst = false) => {
  if (first === undefined) throw new Error('there is none');
  return decisionsMessage([first, ...others], isFirst);
};
