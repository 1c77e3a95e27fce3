/** How a runtime calls itself: its own words, so that the printed table proves what ran. */

/** For example `Bun/1.4.5 x64`, or a browser's user agent. */
export function describeHost() {
  if (globalThis.Deno !== undefined) return `Deno/${Deno.version.deno} ${Deno.build.arch}`;
  if (globalThis.Bun !== undefined) return `Bun/${Bun.version} ${process.arch}`;
  if (globalThis.process !== undefined) return `Node.js/${process.version} ${process.arch}`;
  return navigator.userAgent.replace(/^Mozilla\/5\.0 /, '');
}
