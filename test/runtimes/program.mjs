/** What a command-line runtime runs: the contract against the built library; one line of JSON on stdout. */
import * as bedside from '../../dist/src/index.js';
import { contract } from './contract.mjs';
import { describeHost } from './host.mjs';

console.log(JSON.stringify({ agent: describeHost(), ...(await contract(bedside)) }));
