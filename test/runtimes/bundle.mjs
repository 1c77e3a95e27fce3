/** Makes one module without imports of `spine.mjs` and all that is behind it, as every runtime, and a page, can load it. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Where the module lies afterwards, relative to the repository: git-ignored. */
export const SPINE = '.runtimes/spine/spine.js';

/** Builds it from what is in dist/ now. */
export async function bundleSpine() {
  const here = (path) => fileURLToPath(new URL(path, import.meta.url));
  await build({
    root: here('.'),
    configFile: false,
    logLevel: 'warn',
    build: {
      target: 'es2022',
      minify: false,
      outDir: here('../../.runtimes/spine'),
      emptyOutDir: true,
      lib: { entry: here('./spine.mjs'), formats: ['es'], fileName: () => 'spine.js' },
    },
  });
}
