import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const homes = ['bin', 'functions', 'infra', 'shared', 'test'];
const cruised = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

/** What dependency-cruiser says of a project: how much it read, and each import that no rule allows. */
function cruise(project: string) {
  const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const folders = homes.filter((home) => existsSync(join(project, home)));
  const settings = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', '--no-cache'];
  const { stdout, stderr } = spawnSync(process.execPath, [tool, ...settings, ...folders], {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(stderr).toBe('');
  return cruised.parse(JSON.parse(stdout)).summary;
}

describe('the directions of import', () => {
  test('hold in every file that was read, and files were read', () => {
    const { totalCruised, violations } = cruise(root);
    expect(violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`)).toEqual([]);
    expect(totalCruised).toBeGreaterThan(50);
  });

  const here = mkdtempSync(join(tmpdir(), 'chot-directions-'));
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
    cpSync(join(root, file), join(here, file));
  }
  symlinkSync(join(root, 'node_modules'), join(here, 'node_modules'));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(here, file)), { recursive: true });
    writeFileSync(join(here, file), text);
  };
  const forbidden = [
    ['shared/domain/a.ts', '../workflow/target.ts', 'shared-domain-imports-only-its-row'],
    ['shared/domain/b.ts', 'zod', 'domain-imports-no-package'],
    ['shared/domain/c.ts', 'node:crypto', 'domain-imports-no-package'],
    ['shared/workflow/d.ts', '../aws/target.ts', 'shared-workflow-imports-only-its-row'],
    ['shared/workflow/e.ts', 'node:fs', 'workflow-imports-only-hashing'],
    ['shared/workflow/f.ts', '../contracts/target.ts', 'shared-workflow-imports-only-its-row'],
    ['shared/lambda/g.ts', '../aws/target.ts', 'shared-lambda-imports-only-its-row'],
    ['shared/lambda/h.ts', '@aws-sdk/client-sqs', 'aws-sdk-in-adapters'],
    ['functions/one/i.ts', '../two/target.ts', 'functions-meet-through-queues'],
    ['functions/one/j.ts', '../../infra/local/target.ts', 'functions-imports-only-its-row'],
    ['shared/aws/k.ts', '@middy/core', 'middy-in-lambda'],
    ['infra/aws/l.ts', '../../shared/domain/target.ts', 'infra-aws-imports-only-its-row'],
    ['infra/local/m.ts', 'aws-cdk-lib', 'cdk-in-infra'],
    ['infra/local/n.ts', '../../test/target.ts', 'nobody-imports-a-test'],
    ['shared/register/o.ts', '../messages/target.ts', 'shared-register-imports-only-its-row'],
    ['functions/one/p.ts', '../../shared/aws/bucket.ts', 'files-only-where-they-are-handled'],
  ] as const;

  test('are refused where they are wrong', () => {
    const targets = [
      'shared/domain',
      'shared/workflow',
      'shared/contracts',
      'shared/aws',
      'shared/messages',
      'functions/two',
    ];
    for (const folder of [...targets, 'infra/local', 'test']) {
      write(`${folder}/target.ts`, 'export const target = 1;\n');
    }
    write('shared/aws/bucket.ts', "export * from '@aws-sdk/client-s3';\n");
    for (const [file, module] of forbidden) write(file, `export * from '${module}';\n`);
    const found = cruise(here).violations.map(({ from, rule }) => `${from}: ${rule.name}`);
    for (const [file, , rule] of forbidden) expect(found).toContain(`${file}: ${rule}`);
  });
});

describe('names', () => {
  const files = homes.flatMap((home) =>
    readdirSync(join(root, home), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
  );

  test('files and folders are kebab-case', () => {
    const parts = files.filter((file) => /\.(?:ts|mjs)$/.test(file)).flatMap((file) => file.split('/'));
    const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/;
    expect(parts.filter((part) => !kebab.test(part))).toEqual([]);
  });

  test('there is no barrel', () => {
    expect(files.filter((file) => /^index\.ts$/.test(basename(file)))).toEqual([]);
  });

  test('no file is named after nothing', () => {
    const empty = /^(?:service|manager|helpers?|utils?|common|data|info|processor|base)\./;
    expect(files.filter((file) => empty.test(basename(file)))).toEqual([]);
  });
});
