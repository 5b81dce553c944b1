// `npm start`: serves these pages as a careful site would. What the npm package ships is under /roicm/; `cargo run --package
// roicm-wasm-build` has made it before.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const SITE = fileURLToPath(new URL(".", import.meta.url));
const PACKAGE = fileURLToPath(new URL("../../bindings-wasm/dist/", import.meta.url));

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** The page's own scripts and styles, WebAssembly, workers of the package, and nothing from anywhere else. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "frame-src 'self'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

/** The policies that scripts of a page may make: Vue has one of its own. */
const trusted = (/** @type {string} */ path) => `trusted-types roicm${path.startsWith("/built/vue/") ? " vue" : ""}`;

/**
 * @param {number} [port] 0 for any that is free
 * @returns {Promise<{ origin: string, close: () => void }>}
 */
export async function start(port = Number(process.env.PORT ?? 8080)) {
  const server = createServer(async (request, response) => {
    const asked = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname)).replaceAll("\\", "/");
    const path = asked.endsWith("/") ? `${asked}index.html` : asked;
    const file = path.startsWith("/roicm/") ? PACKAGE + path.slice("/roicm/".length) : SITE + path.slice(1);
    const type = TYPES[/** @type {keyof TYPES} */ (extname(file))];
    try {
      if (!type || file === fileURLToPath(import.meta.url)) throw new Error("not for the public");
      const body = await readFile(file);
      response.writeHead(200, {
        "content-type": type,
        "content-security-policy": `${POLICY}; ${trusted(path)}`,
        "x-content-type-options": "nosniff",
        "referrer-policy": "strict-origin-when-cross-origin",
        // What is loaded ahead has to be kept until it is needed.
        "cache-control": /^\/(roicm|built\/assets)\//.test(path) ? "max-age=60" : "no-cache",
      });
      response.end(body);
    } catch {
      response.writeHead(404, { "content-type": "text/plain" });
      response.end("not found\n");
    }
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", () => resolve(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${address.port}`, close };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { origin } = await start();
  console.log(`${origin}/            a sales page with the calculator`);
  console.log(`${origin}/embed.html  the calculator in a frame that grows with it`);
  console.log(`${origin}/built/react/ and ${origin}/built/vue/, after npm ci && npm run build`);
}
