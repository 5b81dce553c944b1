// `roicm/element`: `<roicm-calculator>`. `docs/web.md` says what each of it is for; `test/types/surface.ts` holds it against
// the script.

import type { Document } from "./api.js";
import type { Evaluation, Problem, Simulation } from "./results.js";
import type { Tornado } from "./sensitivity.js";

/** The attributes of `<roicm-calculator>` beside those of every element. */
export interface RoicmCalculatorAttributes {
  /** A scenario to start from: `hong-kong-only`, `shenzhen-subsidiary` or `multinational`; by default the first. */
  preset?: string;
  /** A scenario of one's own: its address, or a JSON object. */
  scenario?: string;
  /** `en`, `zh-Hant` or `zh-Hans`, with or without a region; by default that of the page around it. */
  lang?: string;
  /** By default what the visitor's system asks for. */
  theme?: "light" | "dark";
  /** How many trials a simulation has; 10,000 by default. */
  trials?: number | string;
  /** What a simulation is repeated by; 1 by default. */
  seed?: number | string;
}

/** What `roicm-change` tells: an input was moved, or another company was chosen. */
export interface RoicmChange {
  /** The scenario: a text in TOML or JSON. */
  document: string;
  /** The inputs that are set, by path. */
  settings: Record<string, string>;
  /** The preset; undefined for a scenario of one's own. */
  preset: string | undefined;
}

/** What `roicm-result` tells: the base case, then also the simulation, then also the tornado. */
export interface RoicmResult {
  evaluation: Evaluation;
  simulation?: Simulation;
  tornado?: Tornado;
}

/** What `roicm-problem` tells: something cannot be computed. */
export interface RoicmProblem {
  /** What is wrong with the scenario or its inputs; empty where it is something else. */
  problems: Problem[];
  error: unknown;
}

/** The events of `<roicm-calculator>` by name. All of them bubble. */
export interface RoicmCalculatorEventMap {
  "roicm-change": CustomEvent<RoicmChange>;
  "roicm-result": CustomEvent<RoicmResult>;
  "roicm-problem": CustomEvent<RoicmProblem>;
}

/** The calculator. */
export class RoicmCalculator extends HTMLElement {
  /** The scenario: a text in TOML or JSON; may be set to an object too. */
  get document(): string;
  set document(document: Document);
  /** The inputs that are set, by path. */
  get settings(): Record<string, string>;
  set settings(settings: Readonly<Record<string, string | number>>);
  /** The base case, as the engine answered; undefined before it has. */
  get evaluation(): Evaluation | undefined;
  /** The simulation of the inputs as they are; undefined while it runs. */
  get simulation(): Simulation | undefined;
  /** The tornado of the option that is shown; undefined while it is computed. */
  get tornado(): Tornado | undefined;
  /** Sets an input by path; `undefined` takes it back to what the scenario says. */
  set(path: string, value: string | number | undefined): void;
  /** Takes all inputs back to what the scenario says. */
  reset(): void;
  /** Gives up the simulation that runs. */
  cancel(): void;
  /** A link to this page with this scenario; undefined where it would be longer than 4,096 characters. */
  link(): Promise<string | undefined>;
  /** Everything there is, as one document. */
  toJSON(): {
    document: string;
    settings: Record<string, string>;
    evaluation: Evaluation | undefined;
    simulation: Simulation | undefined;
    tornado: Tornado | undefined;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "roicm-calculator": RoicmCalculator;
  }
  // The events bubble: whoever holds the calculator hears them too.
  interface HTMLElementEventMap extends RoicmCalculatorEventMap {}
  interface DocumentEventMap extends RoicmCalculatorEventMap {}
}
