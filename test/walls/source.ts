/** Reads source files: their imports, their powers. Knows nothing of what is allowed: that is `test/walls.test.ts`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** One import of one file. `path` is relative to the repository with its `.ts` ending; a library has a `library` name instead. */
export interface Import {
  from: string;
  path?: string;
  library?: string;
  /** True where the compiler erases it: nothing of it is left at run time. */
  typeOnly: boolean;
}

/** Files below these folders with one of these endings, as paths relative to the repository, in a fixed order. */
export function filesBelow(folders: string[], endings = ['.ts']): string[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true }).map((path) => join(folder, String(path))),
    )
    .filter((path) => endings.some((ending) => path.endsWith(ending)) && !path.includes('/generated/'))
    .sort();
}

/** The text of a file of this repository. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Every static import, re-export, `import()` and `import('x').Type` of this file. */
export function importsOf(path: string): Import[] {
  return nodesOf(path).flatMap((node) => {
    const [specifier, typeOnly] = specifierOf(node);
    return specifier === undefined ? [] : [resolveImport(path, specifier, typeOnly)];
  });
}

/** Every `a ** b` of this file but those between two numbers written out, as text. */
export function powersIn(path: string): string[] {
  return nodesOf(path)
    .filter((node) => ts.isBinaryExpression(node) && isPower(node) && !isWrittenOut(node))
    .map((node) => `${path}: ${node.getText()}`);
}

const parsed = new Map<string, ts.Node[]>();

function nodesOf(path: string): ts.Node[] {
  const known = parsed.get(path);
  if (known !== undefined) return known;
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, textOf(path), ts.ScriptTarget.ES2023, true));
  parsed.set(path, nodes);
  return nodes;
}

function isPower({ operatorToken }: ts.BinaryExpression): boolean {
  const { AsteriskAsteriskToken, AsteriskAsteriskEqualsToken } = ts.SyntaxKind;
  return operatorToken.kind === AsteriskAsteriskToken || operatorToken.kind === AsteriskAsteriskEqualsToken;
}

function isWrittenOut({ left, right }: ts.BinaryExpression): boolean {
  const exponent = ts.isPrefixUnaryExpression(right) ? right.operand : right;
  return ts.isNumericLiteral(left) && ts.isNumericLiteral(exponent);
}

function specifierOf(node: ts.Node): [string | undefined, boolean] {
  if (ts.isImportDeclaration(node)) return [text(node.moduleSpecifier), isTypeOnly(node.importClause)];
  if (ts.isExportDeclaration(node)) return [text(node.moduleSpecifier), node.isTypeOnly];
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return [text(node.argument.literal), true];
  const dynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return dynamic ? [text(node.arguments[0]), false] : [undefined, false];
}

function text(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteral(node) ? node.text : undefined;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const names = clause.namedBindings;
  if (clause.name !== undefined || names === undefined || !ts.isNamedImports(names)) return false;
  return names.elements.length > 0 && names.elements.every((element) => element.isTypeOnly);
}

function resolveImport(from: string, specifier: string, typeOnly: boolean): Import {
  if (!specifier.startsWith('.')) return { from, typeOnly, library: libraryName(specifier) };
  const path = relative(root, normalize(join(root, dirname(from), specifier))).replace(/\.js$/, '.ts');
  return { from, typeOnly, path };
}

function libraryName(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node';
  const words = specifier.split('/');
  return words.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
