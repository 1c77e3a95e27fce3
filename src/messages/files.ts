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
    expected: 'An entry has exactly dtype, shape (whole numbers, at most 8 axes) and data_offsets (two whole numbers).',
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
} satisfies Record<string, (details: never) => Sentence>;
