// `roicm` in Node: the engine on the thread that calls it.

import { readFile } from "node:fs/promises";
import { engine } from "./engine.js";
import { compile, MODULE } from "./load.js";

export { EngineError, ScenarioError } from "./errors.js";
export { compile } from "./load.js";

/**
 * The engine.
 * @param {import("../types/api.js").ModuleSource} [source] where the module is; by default it comes with this package
 */
export async function load(source) {
  return engine(await compile(source ?? (await readFile(MODULE))));
}
