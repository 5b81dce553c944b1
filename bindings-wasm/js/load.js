// Where the engine's module comes from.

/** The module, beside the JavaScript that loads it. */
export const MODULE = new URL("../wasm/roicm_bg.wasm", import.meta.url);

/** What the bytes of that module have to come to, which is known once it is bundled with what loads it. */
const INTEGRITY = "";

/**
 * Compiles the module.
 * @param {import("../types/api.js").ModuleSource} [source] by default the file that comes with this package
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compile(source = MODULE) {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) {
    return WebAssembly.compile(/** @type {BufferSource} */ (source));
  }
  const integrity = source === MODULE ? INTEGRITY : "";
  const response = source instanceof Response ? source : await fetch(source, { credentials: "same-origin", integrity });
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${response.statusText}`);
  // Compiled while it arrives; but servers that do not know the type of the file are many.
  if (/^application\/wasm\b/i.test(response.headers.get("content-type") ?? "")) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
