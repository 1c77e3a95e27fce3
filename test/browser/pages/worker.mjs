/** The same work in a Web Worker. */
import * as bedside from '../package/dist/src/index.js';
import { longestGap } from './gaps.mjs';
import { trainSmallNet } from './small-net.mjs';

addEventListener('message', async ({ data: what }) => {
  postMessage(what === 'small net' ? await trainSmallNet(bedside) : await longestGap(bedside, what));
});
