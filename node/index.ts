/** The front door on Node: everything of the library, models saved and loaded by path, and tables read by path. */
import { provideStorage } from '../src/index.js';
import { readBytes } from './files.js';
import { writeWhole } from './writing.js';

export * from '../src/index.js';
export { readCsvFile } from './csv-file.js';

provideStorage({ read: readBytes, write: writeWhole });
