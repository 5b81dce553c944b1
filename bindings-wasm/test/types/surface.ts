// What the package is declared to export is what its scripts export. The compiler says so; nothing runs.

import type * as scripts from "../../js/index.js";
import type * as inNode from "../../js/node.js";
import type { RoicmCalculator as Calculator } from "../../js/element/element.js";
import type * as declared from "../../types/index.js";
import type * as declaredInNode from "../../types/node.js";
import type { RoicmCalculator, RoicmCalculatorEventMap } from "../../types/element.js";

/** Whether one type has all that another one is to have. */
type Has<T extends U, U> = [T, U];

/** Whether two types are the same, down to what may be left out. */
type Same<T, U> = (<V>() => V extends T ? 1 : 2) extends <V>() => V extends U ? 1 : 2 ? true : false;

/** What a class has, without what is private. */
type Public<T> = { [K in keyof T]: T[K] };

// Nothing is declared that is not there, and what is there is declared.
export type Exports = [
  Has<typeof scripts, typeof declared>,
  Has<keyof typeof declared, keyof typeof scripts>,
  Has<typeof inNode, typeof declaredInNode>,
  Has<keyof typeof declaredInNode, keyof typeof inNode>,
];

export type Members = [
  Has<scripts.Client, declared.Client>,
  Has<keyof declared.Client, keyof scripts.Client>,
  Has<scripts.ScenarioError, declared.ScenarioError>,
  Has<scripts.EngineError, declared.EngineError>,
  Has<Public<Calculator>, Public<Omit<RoicmCalculator, "addEventListener" | "removeEventListener">>>,
  // What the browser calls is nobody else's to call.
  Has<keyof RoicmCalculator, Exclude<keyof Calculator, "connectedCallback" | "disconnectedCallback" | "attributeChangedCallback">>,
];

// A page's own script, as editors check it.
const calculator = document.querySelector("roicm-calculator");
const made = document.createElement("roicm-calculator");
export const isCalculator: [Same<typeof calculator, RoicmCalculator | null>, Same<typeof made, RoicmCalculator>] = [true, true];

made.document = { schema_version: 1, currency: "HKD", horizon_months: 12, discount_rate: 0, workforce: { headcount: 5, hourly_cost: 1 }, losses: {} };
made.settings = { "workforce.headcount": 80, discount_rate: "0.05" };
made.set("workforce.headcount", undefined);
made.addEventListener("roicm-result", ({ detail: { evaluation, simulation, tornado } }) => {
  const cost: string = evaluation.today.annual_cost;
  const trials: number | undefined = simulation?.run.trials;
  const bars: number | undefined = tornado?.bars.length;
  return [cost, trials, bars];
});
document.addEventListener("roicm-change", ({ detail }) => detail.settings["workforce.headcount"]?.length);
document.body.addEventListener("roicm-problem", ({ detail }) => detail.problems.map(({ code, path }) => [code, path]));
export const events: Has<keyof RoicmCalculatorEventMap, "roicm-change" | "roicm-problem" | "roicm-result">[] = [];

// @ts-expect-error: an input is a number or a text
made.set("workforce.headcount", true);
// @ts-expect-error: what was computed is read
made.evaluation = undefined;
// @ts-expect-error: an event has what it has
made.addEventListener("roicm-change", ({ detail }) => detail.evaluation);
// @ts-expect-error: there is no such method
made.compute();
