import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import { dossierMoves, permitMoves } from '../../shared/domain/moves.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = globSync(['*.md', 'docs/**/*.md', '{bin,functions,infra,shared,test}/**/*.md'], { cwd: root });
const documents = files.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
const textOf = (file: string): string => documents.find((document) => document.file === file)?.text ?? '';

/** The code of all blocks of a language in a document. */
const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(/^```(\w+)\n(.*?)^```$/gmsu)].flatMap(([, found, code = '']) =>
    found === language ? [code] : [],
  );

/** `from move (who) to` for each move that a state diagram draws as an arrow or writes in a state. */
const drawn = (diagram: string): string[] =>
  [...diagram.matchAll(/^ {4}(\w+)(?: --> (\w+))? : (.+)$/gmu)].flatMap(([, from = '', to, moves = '']) =>
    moves.split('<br/>').map((move) => `${from} ${move} ${to ?? from}`.replaceAll('_', '-')),
  );

interface Row {
  readonly move: string;
  readonly by: string;
  readonly from: readonly string[];
  readonly to: string | readonly string[];
}

const inTable = (rows: readonly Row[]): string[] =>
  rows.flatMap(({ move, by, from, to }) =>
    from.flatMap((start) =>
      [to].flat().map((end) => `${start} ${move} (${by}) ${end === 'same' ? start : end}`),
    ),
  );

/** The scripts of the package whose program is there. */
const ready = Object.entries(packageFile.scripts).flatMap(([name, command]) => {
  const [program = '', file = ''] = command.split(' ');
  return program !== 'node' || existsSync(join(root, file)) ? [name] : [];
});

/** The places in a document that a link may name. */
const sections = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gmu)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('the documents', () => {
  it('are what bin/docs.mjs makes of the tables of moves', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/docs.mjs', '--check'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('draw every move of the tables and no other', () => {
    const pictures = blocks(textOf('README.md'), 'mermaid').filter((code) => code.startsWith('stateDiagram'));
    const moves = pictures.map((picture) => drawn(picture).filter((move) => !move.startsWith('[')));
    expect(moves.map((each) => each.toSorted())).toEqual([
      inTable(dossierMoves).toSorted(),
      inTable(permitMoves).toSorted(),
    ]);
  });

  it.each(documents)('$file links only to what is there', ({ file, text }) => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/gu)].map(([, link = '']) => link);
    const dead = links
      .filter((link) => !/^https?:/u.test(link))
      .filter((link) => {
        const [path = '', section] = link.split('#');
        const target = path === '' ? file : join(dirname(file), path);
        if (!existsSync(join(root, target))) return true;
        return section !== undefined && !sections(textOf(target)).includes(section);
      });
    expect(dead).toEqual([]);
  });

  it.each(documents)('$file names only scripts that the package has', ({ text }) => {
    const named = [...text.matchAll(/npm (?:run (?:-s )?)?([a-z]+)/gu)].map(([, script = '']) => script);
    expect(named.filter((script) => !['run', 'ci', ...ready].includes(script))).toEqual([]);
  });

  it.each(documents)('$file names no folder of one machine and no registry', ({ text }) => {
    const foreign =
      /(?:^|[\s"'`(=])(?:\/(?:work|home|root|Users|tmp|usr|var|opt)\/\S*|file:\S+)|\bregistry\.\S+/gmu;
    expect([...text.matchAll(foreign)].map(([found]) => found.trim())).toEqual([]);
  });
});
