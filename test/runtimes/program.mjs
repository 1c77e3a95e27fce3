/** What a command-line runtime runs: the contract against the built library; one line of JSON on stdout. */
import * as bedside from '../../dist/src/index.js';
import { spine } from '../../.runtimes/spine/spine.js';
import { contract } from './contract.mjs';
import { describeHost } from './host.mjs';

const hashes = { ...(await contract(bedside)), ...(await spine()) };
console.log(JSON.stringify({ agent: describeHost(), hashes }));
