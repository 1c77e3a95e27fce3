/** Which toolkit this is. The same as in package.json (a test compares them): receipts, reports and `--version` read it here. */

export const version = '0.1.0';

/** What a receipt and a report name as their maker. */
export const toolkit = `bedside ${version}`;
