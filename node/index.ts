/** The front door on Node: everything of the library, and reading and writing by path. */
export * from '../src/index.js';
export { readCsvFile } from './csv-file.js';
