// A server of files, as small as it can be: for the tests, for measurements, and for `npm run serve`.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".toml": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/** The project. */
const ROOT = new URL("../..", import.meta.url);

/** What a page needs at most to run this package: its own scripts, its own workers, WebAssembly, and nothing else. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types roicm",
].join("; ");

/**
 * Serves the files of a folder on a free port of this machine.
 * @param {object} [options]
 * @param {URL} [options.root]
 * @param {number} [options.port]
 * @param {(path: string) => Record<string, string>} [options.headers] beside the usual ones
 * @param {Record<string, string>} [options.texts] what stands at some paths instead of a file
 */
export async function serve({ root = ROOT, port = 0, headers = () => ({}), texts = {} } = {}) {
  const folder = fileURLToPath(root);
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname));
    try {
      const file = path.endsWith("/") ? `${path}index.html` : path;
      const body = Object.hasOwn(texts, file) ? texts[file] : await readFile(folder + file);
      const type = TYPES[/** @type {keyof TYPES} */ (extname(file))] ?? "application/octet-stream";
      // Long enough for a page that is open: what is needed again comes from the browser's own store.
      response.writeHead(200, { "content-type": type, "cache-control": "max-age=600", ...headers(path) });
      response.end(body);
    } catch {
      response.writeHead(404, { "content-type": "text/plain" });
      response.end("not found\n");
    }
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

if (process.argv[1]?.endsWith("server.js")) {
  const { origin } = await serve({ port: 8080 });
  console.log(`${origin}/bindings-wasm/test/pages/`);
}
