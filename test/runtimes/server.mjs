/**
 * A tiny web server for tests: serves one folder on 127.0.0.1 and hands over what a page posts to /result.
 * Not for anything but tests: no caching, no ranges, no index pages.
 */
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, normalize, resolve, sep } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
};

/**
 * Starts serving `folder`. `url` has no trailing slash; `requests` lists the paths asked for;
 * `result` resolves to the first JSON body posted to /result; `close` ends every connection.
 */
export async function serve(folder) {
  const requests = [];
  let deliver;
  const result = new Promise((done) => (deliver = done));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    requests.push(path);
    if (request.method === 'POST') receive(request, response, deliver);
    else send(resolve(folder), path, response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const close = () => (server.closeAllConnections(), server.close());
  return { url: `http://127.0.0.1:${server.address().port}`, requests, result, close };
}

async function receive(request, response, deliver) {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  response.writeHead(204).end();
  deliver(JSON.parse(body));
}

function send(folder, path, response) {
  const file = normalize(folder + sep + path);
  const found = file.startsWith(folder + sep) && statSync(file, { throwIfNoEntry: false })?.isFile();
  if (!found) return void response.writeHead(404).end();
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}
