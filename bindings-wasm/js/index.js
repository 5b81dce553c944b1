// `roicm` in browsers: the engine on the thread of the page, and clients that have it work in the background.

import { engine } from "./engine.js";
import { compile } from "./load.js";

export { Client } from "./client.js";
export { EngineError, ScenarioError } from "./errors.js";
export { compile } from "./load.js";

/**
 * The engine on the thread that calls it: for base cases, and where nobody waits.
 * @param {import("../types/api.js").ModuleSource} [source] where the module is; by default it comes with this package
 */
export async function load(source) {
  return engine(await compile(source));
}
