// What `roicm` exports in Node: the engine on the thread that calls it.

export type * from "./api.js";
export type * from "./requests.js";
export type * from "./results.js";
export type * from "./sensitivity.js";
export type { Scenario } from "./scenario.js";
export { compile, EngineError, load, ScenarioError } from "./index.js";
