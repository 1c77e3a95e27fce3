/** What the TypeScript compiler says about made-up or real files of this package, where `bedside` means the built one. */
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));

const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  types: ['node'],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
};

/** Errors in these files, each "path: sentence". `files` maps absolute paths to texts; a file need not exist. */
export function typeErrors(files: Map<string, string>, more: ts.CompilerOptions = {}): string[] {
  const options = { ...OPTIONS, ...more };
  const host = ts.createCompilerHost(options);
  const onDisk = { ...host };
  host.fileExists = (path) => files.has(resolve(path)) || onDisk.fileExists(path);
  host.readFile = (path) => files.get(resolve(path)) ?? onDisk.readFile(path);
  host.getSourceFile = (path, version, ...rest) => {
    const text = files.get(resolve(path));
    if (text === undefined) return onDisk.getSourceFile(path, version, ...rest);
    return ts.createSourceFile(path, text, version);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const sentence = ts.flattenDiagnosticMessageText(messageText, ' ');
    return file === undefined ? sentence : `${relative(root, file.fileName)}: ${sentence}`;
  });
}
