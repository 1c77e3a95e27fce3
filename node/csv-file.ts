/** A CSV file as a table: the bytes come from the disk in chunks, the reading is the library's. */
import { readCsv, type CsvOptions } from '../src/data/index.js';
import { readChunks } from './files.js';

/**
 * Reads a CSV file. Memory holds the typed columns and one piece of the file, never the whole of it.
 * Errors: path.missing, path.is-a-folder, path.unreadable, and those of `readCsv`.
 */
export async function readCsvFile(path: string, options: CsvOptions = {}): ReturnType<typeof readCsv> {
  return readCsv(readChunks(path), options);
}
