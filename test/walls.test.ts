/**
 * The walls of the house, as `docs/architecture.md` draws them, checked on every import of every file.
 * A new room under src/ is entered here first: the rooms whose code it may use, and the libraries.
 */
import { describe, expect, it } from 'vitest';
import { filesBelow, importsOf, powersIn, textOf, type Import } from './walls/source.js';

/** What every room may use. */
const GROUND = ['errors', 'nearest', 'version'];

/** Rooms of src/, each with the rooms it may use. Imports run one way: a room stands after all that it uses. */
const ROOMS: Record<string, string[]> = {
  version: [],
  nearest: [],
  messages: ['nearest'],
  errors: ['messages'],
  // The one generator, and exp and log that give the same bits everywhere: leaves of their rooms that all may use.
  'engine/random': GROUND,
  'statistics/elementary': GROUND,
  formats: GROUND,
  engine: [...GROUND, 'engine/random'],
  nn: [...GROUND, 'engine', 'engine/random', 'statistics/elementary', 'formats'],
  statistics: [...GROUND, 'engine/random', 'statistics/elementary'],
  charts: [...GROUND, 'statistics/elementary'],
  data: [...GROUND, 'statistics', 'statistics/elementary', 'engine/random', 'formats'],
  predictor: [...GROUND, 'nn', 'data', 'statistics', 'statistics/elementary', 'engine/random', 'formats'],
  evaluation: [...GROUND, 'predictor', 'data', 'statistics', 'statistics/elementary', 'engine/random'],
  report: [...GROUND, 'charts', 'evaluation', 'data', 'statistics'],
  study: [
    ...GROUND,
    ...[
      'report',
      'evaluation',
      'predictor',
      'data',
      'statistics',
      'statistics/elementary',
      'engine/random',
      'formats',
    ],
  ],
  index: [...GROUND, 'nn', 'engine', 'formats'],
};

/**
 * Rooms that may know another's types, which the compiler erases: the words of the spine (`study/types.ts`) are
 * written once and read by everyone who fills in a part of them; a chart of an Estimate has to know what one is.
 */
const TYPES_FROM: Record<string, string[]> = {
  data: ['study'],
  predictor: ['study', 'evaluation'],
  evaluation: ['study'],
  report: ['study'],
  charts: ['evaluation'],
  statistics: ['evaluation'],
  study: ['nn'],
};

/** Libraries, each with the rooms that may use it: the rest of the house does not notice when one is replaced. */
const LIBRARIES: Record<string, string[]> = {
  '@noble/hashes': ['formats', 'study', 'data', 'predictor', 'report'],
  'csv-parse': ['data'],
  'd3-array': ['charts', 'report', 'statistics'],
  'd3-format': ['charts', 'report'],
  'd3-scale': ['charts', 'report'],
  'd3-shape': ['charts', 'report'],
  fflate: ['formats'],
  zod: ['formats', 'study', 'data', 'predictor'],
  commander: ['node'],
  picocolors: ['node'],
};

/** What a shell (node, web) may open: the library's front doors and its ground floor. */
const FRONT_DOORS = new Set(
  ['index', 'study/index', 'data/index', 'report/index', 'errors', 'nearest', 'version'].map(
    (door) => `src/${door}.ts`,
  ),
);

const library = filesBelow(['src']).filter((path) => !path.endsWith('.d.ts'));
const shells = filesBelow(['node', 'web']);
const imports = [...library, ...shells].flatMap(importsOf);

/** The room of a file: its folder under src/, or a leaf that has an entry of its own. */
function roomOf(path: string): string {
  const inside = path.replace(/^src\//, '').replace(/\.ts$/, '');
  if (inside in ROOMS) return inside;
  return inside.split('/')[0];
}

const say = ({ from, path, library: name }: Import) => `${from} imports ${path ?? name}`;

function isAllowed({ from, path, typeOnly }: Import & { path: string }): boolean {
  const [here, there] = [roomOf(from), roomOf(path)];
  if (here === there || here.split('/')[0] === there || ROOMS[here]?.includes(there)) return true;
  if (there.startsWith(`${here}/`)) return true;
  const knowsTypes = typeOnly && TYPES_FROM[here]?.includes(there) === true;
  return knowsTypes && (there !== 'study' || path === 'src/study/types.ts');
}

describe('inside src', () => {
  const inside = imports.filter((one): one is Import & { path: string } => one.path !== undefined);
  const fromLibrary = inside.filter(({ from }) => from.startsWith('src/'));

  it('every room has an entry that says what it may use', () => {
    expect(library.map(roomOf).filter((room) => !(room in ROOMS))).toEqual([]);
  });

  it('the entries themselves run one way', () => {
    const order = Object.keys(ROOMS);
    for (const [room, uses] of Object.entries(ROOMS)) {
      for (const used of uses)
        expect(order.indexOf(used), `${room} uses ${used}`).toBeLessThan(order.indexOf(room));
    }
  });

  it('a room uses only the rooms before it', () => {
    expect(fromLibrary.filter((one) => !isAllowed(one)).map(say)).toEqual([]);
  });

  it('nothing is imported from outside src but libraries', () => {
    expect(fromLibrary.filter(({ path }) => !path.startsWith('src/')).map(say)).toEqual([]);
  });

  const edges = new Map(library.map((path) => [path, valueImports(path).flatMap((one) => one.path ?? [])]));

  it('no file needs itself to load', () => {
    expect(library.filter((path) => reaches(edges, path).has(path))).toEqual([]);
  });

  it('the front door needs no library, so a <script type="module"> opens it without a bundler', () => {
    const behind = ['src/index.ts', ...reaches(edges, 'src/index.ts')].filter((path) => edges.has(path));
    const bare = behind.flatMap(valueImports).filter((one) => one.library !== undefined);
    expect(behind.length).toBeGreaterThan(10);
    expect(bare.map(say)).toEqual([]);
  });
});

describe('libraries', () => {
  const bare = imports.filter((one): one is Import & { library: string } => one.library !== undefined);

  it('each is used only in its rooms', () => {
    const wrong = bare
      .filter(({ library: name }) => name !== 'node')
      .filter((one) => !mayUse(one.from, one.library));
    expect(wrong.map(say)).toEqual([]);
  });

  it('Node itself is used only by the Node shell', () => {
    const wrong = bare.filter(({ from, library: name }) => name === 'node' && !from.startsWith('node/'));
    expect(wrong.map(say)).toEqual([]);
  });

  it('each has its rooms named here, is a dependency, and is used', () => {
    const { dependencies } = JSON.parse(textOf('package.json')) as { dependencies: Record<string, string> };
    const used = [...new Set(bare.map(({ library: name }) => name))].filter((name) => name !== 'node');
    expect(Object.keys(LIBRARIES).sort()).toEqual(Object.keys(dependencies).sort());
    expect(used.sort()).toEqual(Object.keys(dependencies).sort());
  });
});

describe('the shells', () => {
  it('open only the front doors of src, and never each other', () => {
    const own = (path: string) => path.split('/')[0];
    const wrong = imports
      .filter(({ from, path }) => path !== undefined && !from.startsWith('src/') && own(path) !== own(from))
      .filter(({ path }) => !FRONT_DOORS.has(path ?? ''))
      .filter(({ path, typeOnly }) => !(typeOnly && path === 'src/study/types.ts'));
    expect(wrong.map(say)).toEqual([]);
  });
});

describe('every file', () => {
  const code = ['.ts', '.mjs'];
  const all = filesBelow(['src', 'node', 'web', 'kernels', 'test', 'scripts', 'bench', 'examples'], code);

  it('opens with a comment that says what it is for', () => {
    const silent = all.filter((path) => !/^(#!.*\n)?(\/\*|\/\/)/.test(textOf(path)));
    expect(silent).toEqual([]);
  });

  it('stays a small room: at most 400 lines, 500 for a list of cases in test', () => {
    const most = (path: string) => (path.startsWith('test/') ? 500 : 400);
    expect(all.filter((path) => textOf(path).split('\n').length > most(path) + 1)).toEqual([]);
  });

  it('uses `**` in src only between numbers written out, because a power differs between engines', () => {
    expect(library.flatMap(powersIn)).toEqual([]);
  });
});

function valueImports(path: string): Import[] {
  return importsOf(path).filter(({ typeOnly }) => !typeOnly);
}

function mayUse(from: string, name: string): boolean {
  const room = from.startsWith('src/') ? roomOf(from).split('/')[0] : from.split('/')[0];
  return LIBRARIES[name]?.includes(room) === true;
}

/** Every file reached from `start`, which is among them only if a cycle leads back. */
function reaches(edges: Map<string, string[]>, start: string): Set<string> {
  const seen = new Set<string>();
  const open = [...(edges.get(start) ?? [])];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    open.push(...(edges.get(path) ?? []));
  }
  return seen;
}
