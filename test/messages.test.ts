/**
 * Every sentence an error can say, on one page: test/messages.snap.md. Read that page whenever a sentence changes.
 * The examples lie beside, one file per file of src/messages.
 */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BedsideError, type ErrorCode, type ErrorDetails } from '../src/errors.js';
import { messages } from '../src/messages/index.js';

type Examples = Record<string, unknown[]>;
interface Room {
  room: string;
  examples: Examples;
}

const files = readdirSync(new URL('./messages/', import.meta.url)).toSorted();
const rooms: Room[] = await Promise.all(
  files.map(async (file) => {
    const { examples } = (await import(`./messages/${file}`)) as { examples: Examples };
    return { room: file.replace('.ts', ''), examples };
  }),
);

/** [code, sentence] for every example. */
const sentences = rooms.flatMap(({ examples }) =>
  Object.entries(examples).flatMap(([code, list]) =>
    list.map((details) => ({ code, error: say(code, details) })),
  ),
);

function say(code: string, details: unknown): BedsideError {
  return new BedsideError(code as ErrorCode, details as ErrorDetails<ErrorCode>);
}

/** A page with a heading per room and a block per code; blocks, so that no formatter touches a sentence. */
function page(): string {
  const parts = rooms.map(({ room, examples }) => {
    const blocks = Object.entries(examples).map(([code, list]) =>
      [code, ...list.map((details) => `  ${say(code, details).message}`)].join('\n'),
    );
    return `## ${room}\n\n\`\`\`text\n${blocks.join('\n\n')}\n\`\`\`\n`;
  });
  return `# Every sentence an error can say\n\nWritten by test/messages.test.ts from the examples in test/messages.\n\n${parts.join('\n')}`;
}

describe('the sentences of errors', () => {
  it('each have an example, and no example is of a code that is gone', () => {
    const shown = rooms.flatMap(({ examples }) => Object.keys(examples));
    expect(shown.toSorted()).toEqual(Object.keys(messages).toSorted());
    expect(sentences.length).toBeGreaterThanOrEqual(shown.length);
  });

  it('are all on one page', async () => {
    await expect(page()).toMatchFileSnapshot('./messages.snap.md');
  });

  it.each(sentences.map(({ code, error }) => ({ code, error, text: error.message })))(
    'are well made: $code',
    (one) => {
      const { error, text } = one;
      for (const part of [error.what, error.expected, error.fix].filter((part) => part !== '')) {
        expect(part, 'ends with a full stop or a question mark').toMatch(/[.?]$/);
        expect(part, 'starts as a sentence, or with a name').toMatch(/^[\p{Lu}\d"`[]|^(--)?[a-z][\w.]*[ :]/u);
      }
      expect(error.what, 'says what happened').not.toBe('');
      expect(text, 'has spaces as they should be').not.toMatch(/ {2}|\n|^ | $| [;?]| \.(?![\w.])/);
      // "NaN or infinite" is a thing to tell people of; NaN alone is a detail that went wrong.
      expect(text, 'is made of the details it has').not.toMatch(
        /undefined|\[object|NaN(?! or (are )?infinit)/,
      );
      expect(text, 'keeps to the words of the house').not.toMatch(/!|\bsorry\b|\boops\b|\billegal\b/i);
      expect(text.length, 'can be read at a glance').toBeLessThanOrEqual(320);
    },
  );
});
