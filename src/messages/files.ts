/** Sentences about saved models and other files. Details never hold a patient's value. */
import type { Sentence } from './index.js';

/** A name out of a file nobody vouches for: short, and without marks that could disturb a terminal. */
function quote(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '?');
  return `"${plain.length > 60 ? `${plain.slice(0, 57)}...` : plain}"`;
}

const damaged = 'Get the file again from where it was made; a copy may have been cut short or changed.';

export const fileMessages = {
  'file.truncated': ({ format, bytes, needed }: { format: string; bytes: number; needed: number }) => ({
    what: `The file ends after ${bytes} bytes, in the middle of its contents.`,
    expected: `As ${format} it has at least ${needed} bytes.`,
    fix: damaged,
  }),
  'file.json-size': ({ file, bytes, most }: { file: string; bytes: number; most: number }) => ({
    what: `The text of ${file} has ${bytes} bytes.`,
    expected: `At most ${most} bytes are read.`,
    fix: 'Files written by Bedside stay far below this; do not trust the file.',
  }),
  'file.json-syntax': ({ file }: { file: string }) => ({
    what: `The text of ${file} is not valid JSON.`,
    expected: 'It is JSON in UTF-8 without a byte order mark.',
    fix: damaged,
  }),
  'file.json-depth': ({ file, most }: { file: string; most: number }) => ({
    what: `The JSON of ${file} nests objects and arrays more than ${most} levels deep.`,
    expected: `At most ${most} levels are read.`,
    fix: 'Files written by Bedside are flatter; do not trust the file.',
  }),
  'file.json-key': ({ file, key }: { file: string; key: string }) => ({
    what: `The JSON of ${file} has a key ${quote(key)}, which can be used to change how a program behaves.`,
    expected: 'No file written by Bedside has such a key.',
    fix: 'Do not trust the file; ask for it again from the person who made it.',
  }),
  'file.json-duplicate': ({ file, key }: { file: string; key: string }) => ({
    what: `The JSON of ${file} gives the key ${quote(key)} twice in one object.`,
    expected: 'Each key is given once: with two, programs would disagree about the contents.',
    fix: damaged,
  }),
  'file.json-number': (_details: Record<string, never>) => ({
    what: 'A number to be stored is not finite.',
    expected: 'JSON holds finite numbers only; a missing number is null.',
    fix: 'This is a fault in the program that calls the writer: store null and a reason instead.',
  }),
  'file.header-size': ({ headerBytes, most }: { headerBytes: string; most: number }) => ({
    what: `The safetensors header claims to have ${headerBytes} bytes.`,
    expected: `A header has 2 to ${most} bytes.`,
    fix: 'Check that this is a safetensors file; if it is, it is damaged or not to be trusted.',
  }),
  'file.header-form': (_details: Record<string, never>) => ({
    what: 'The safetensors header is not an object of tensors, or its "__metadata__" is not an object of texts.',
    expected: 'The header maps each tensor to its type, shape and place.',
    fix: damaged,
  }),
  'file.tensor-name': ({ name }: { name: string }) => ({
    what: `A tensor to be written is named ${quote(name)}, which is taken.`,
    expected: 'Each tensor has a name of its own; "__metadata__" is reserved.',
    fix: 'Rename one of them.',
  }),
  'file.tensor-entry': ({ name }: { name: string }) => ({
    what: `The entry of tensor ${quote(name)} is malformed.`,
    expected:
      'An entry has exactly dtype, shape (whole numbers, at most 8 axes) and data_offsets (two whole numbers).',
    fix: damaged,
  }),
  'file.tensor-type': ({ name, type }: { name: string; type: string }) => ({
    what: `Tensor ${quote(name)} has the type ${quote(type)}.`,
    expected: 'Bedside reads 32-bit floats, "F32".',
    fix: 'Convert the weights to float32 in the program that wrote them.',
  }),
  'file.tensor-range': (d: { name: string; begin: number; end: number; bytes: number }) => ({
    what: `Tensor ${quote(d.name)} claims the bytes ${d.begin} to ${d.end}.`,
    expected: `The file holds ${d.bytes} bytes of numbers, and a tensor ends after it begins.`,
    fix: damaged,
  }),
  'file.tensor-size': (d: { name: string; shape: number[]; bytes: number; expected: number }) => ({
    what: `Tensor ${quote(d.name)} of shape [${d.shape.join(', ')}] has ${d.bytes} bytes.`,
    expected: `This shape takes ${d.expected} bytes.`,
    fix: damaged,
  }),
  'file.tensor-layout': ({ name, begin, expected }: { name: string; begin: number; expected: number }) => ({
    what: `Tensor ${quote(name)} begins at byte ${begin}.`,
    expected: `Tensors neither overlap nor leave holes: it should begin at byte ${expected}.`,
    fix: 'Do not trust the file; get it again from where it was made.',
  }),
  'file.tensor-rest': ({ bytes }: { bytes: number }) => ({
    what: `${bytes} bytes at the end of the safetensors file belong to no tensor.`,
    expected: 'Every byte belongs to the header or to one tensor.',
    fix: 'Do not trust the file; get it again from where it was made.',
  }),
  'file.tensor-missing': ({ name }: { name: string }) => ({
    what: `The model file has no tensor ${quote(name)}, or one of another shape.`,
    expected: 'It has one kernel and one bias for each layer of each network named in pipeline.json.',
    fix: damaged,
  }),
  'file.tensor-not-finite': ({ name }: { name: string }) => ({
    what: `Tensor ${quote(name)} has numbers that are NaN or infinite.`,
    expected: 'All weights of a model are finite.',
    fix: 'Do not use this model; train it again.',
  }),
  'file.zip-form': ({ problem }: { problem: string }) => ({
    what: `The file is not a ZIP as Bedside writes it: ${problem}.`,
    expected:
      'A .bedside file is a plain ZIP whose entries and directory fill it from the first byte to the last.',
    fix: 'It may have been cut short, changed or packed again. Get it again from where it was made.',
  }),
  'file.zip-headers': ({ name }: { name: string }) => ({
    what: `The two headers of the ZIP entry ${quote(name)} disagree.`,
    expected: 'Both say the same, so that every program sees the same archive.',
    fix: 'Do not trust the file; get it again from where it was made.',
  }),
  'file.zip-count': ({ count, most }: { count: number; most: number }) => ({
    what: `The ZIP has ${count} entries.`,
    expected: `At most ${most} are read.`,
    fix: 'Check that this is a .bedside file; if so, do not trust it.',
  }),
  'file.zip-name': ({ name }: { name: string }) => ({
    what: `A ZIP entry is named ${quote(name)}.`,
    expected: 'Names are plain: small letters, digits, dots and dashes, no folders.',
    fix: 'Do not unpack this file with other programs either: such names are used to write outside a folder.',
  }),
  'file.zip-duplicate': ({ name }: { name: string }) => ({
    what: `The ZIP has two entries named ${quote(name)}.`,
    expected: 'Each name occurs once: with two, programs would disagree about the contents.',
    fix: 'Do not trust the file; get it again from where it was made.',
  }),
  'file.zip-total': ({ bytes, most }: { bytes: number; most: number }) => ({
    what: `Unpacked, the ZIP would take ${bytes} bytes.`,
    expected: `At most ${most} bytes are unpacked.`,
    fix: 'Models made by Bedside are far smaller; do not trust the file.',
  }),
  'file.zip-ratio': (d: { name: string; bytes: number; compressedBytes: number; most: number }) => ({
    what: `The ZIP entry ${quote(d.name)} would grow from ${d.compressedBytes} to ${d.bytes} bytes.`,
    expected: `Entries grow at most ${d.most} times.`,
    fix: 'This is how a file is made to fill a memory (a ZIP bomb); do not trust it.',
  }),
  'file.zip-size': ({ name, declared }: { name: string; declared: number }) => ({
    what: `The ZIP entry ${quote(name)} does not unpack to its declared ${declared} bytes.`,
    expected: 'The declared size is the real one.',
    fix: 'Do not trust the file; get it again from where it was made.',
  }),
  'file.zip-deflate': ({ name }: { name: string }) => ({
    what: `The ZIP entry ${quote(name)} cannot be unpacked.`,
    expected: 'Its data is a valid deflate stream.',
    fix: damaged,
  }),
  'file.zip-checksum': ({ name }: { name: string }) => ({
    what: `The ZIP entry ${quote(name)} does not match its checksum.`,
    expected: 'Unpacked data has the CRC-32 given in the directory.',
    fix: damaged,
  }),
  'file.not-bundle': (_details: Record<string, never>) => ({
    what: 'This is not a .bedside file.',
    expected: 'A model made by "bedside train" is a ZIP archive that ends in .bedside.',
    fix: 'Check that the arguments are in the right order: first the model, then the table.',
  }),
  'file.bundle-size': ({ bytes, most }: { bytes: number; most: number }) => ({
    what: `The model file has ${bytes} bytes.`,
    expected: `At most ${most} bytes are read.`,
    fix: 'Models made by Bedside are far smaller; do not trust the file.',
  }),
  'file.bundle-unknown': ({ name }: { name: string }) => ({
    what: `The model file has an entry ${quote(name)} that no model has.`,
    expected:
      'It has manifest.json, weights.safetensors, pipeline.json, evidence.json, golden.json and card.md only.',
    fix: 'Do not trust the file; get it again from where it was made.',
  }),
  'file.bundle-missing': ({ name }: { name: string }) => ({
    what: `The model file has no entry ${quote(name)}.`,
    expected:
      'It has manifest.json, weights.safetensors, pipeline.json, evidence.json, golden.json and card.md.',
    fix: damaged,
  }),
  'file.bundle-version': ({ version, known }: { version: number; known: number }) => ({
    what: `The model file has format version ${version}.`,
    expected: `This Bedside reads format version ${known}.`,
    fix: 'Use the Bedside that made the model, or a newer one; the manifest in the file names it.',
  }),
  'file.bundle-hash': ({ name }: { name: string }) => ({
    what: `The entry ${quote(name)} of the model file is not the one that was saved.`,
    expected: 'Every entry has the size and the SHA-256 given in manifest.json.',
    fix: 'The file was changed after it was made. Get it again from where it was made.',
  }),
  'file.bundle-receipt': (_details: Record<string, never>) => ({
    what: 'The receipt of the model file names other weights than the file holds.',
    expected: 'The SHA-256 of the weights in the receipt is that of weights.safetensors.',
    fix: 'The file was changed after it was made. Get it again from where it was made.',
  }),
  'file.bundle-settings': (_details: Record<string, never>) => ({
    what: 'The receipt of the model file names other settings than the file holds.',
    expected: 'The SHA-256 of the settings in the receipt is that of the settings in pipeline.json.',
    fix: 'The file was changed after it was made. Get it again from where it was made.',
  }),
  'file.schema': ({ file, path }: { file: string; path: string }) => ({
    what: `${file} has another form than expected${path === '' ? '' : ` at ${quote(path)}`}.`,
    expected: 'Its members have the names and types that this format version fixes.',
    fix: 'The file was changed, or made by a program that is not Bedside. Get it again from where it was made.',
  }),
  'file.golden': ({ wrong, total }: { wrong: number; total: number }) => ({
    what: `The model does not give the predictions it was saved with for made-up patients (${wrong} of ${total} differ).`,
    expected: 'The same weights give the same predictions, bit for bit, on every machine.',
    fix: 'Do not use it: either the file was changed, or this machine or version computes differently. Please report it.',
  }),
  'file.predictor': ({ kind }: { kind: string }) => ({
    what: `The model is of a kind that this version does not know: ${quote(kind)}.`,
    expected: 'Models are of a kind that the version reading them knows.',
    fix: 'Use the Bedside that made the model, or a newer one; the manifest in the file names it.',
  }),
} satisfies Record<string, (details: never) => Sentence>;
