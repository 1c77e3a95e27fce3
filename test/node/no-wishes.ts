/** The environment of a person who has no wishes about colour, whatever the one who runs the tests has. */
import { afterEach, beforeEach, vi } from 'vitest';

export function withoutWishes(): void {
  beforeEach(() => {
    vi.stubEnv('NO_COLOR', '');
    vi.stubEnv('FORCE_COLOR', '');
    vi.stubEnv('TERM', 'xterm-256color');
  });
  afterEach(() => vi.unstubAllEnvs());
}
