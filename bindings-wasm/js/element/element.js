// `<roicm-calculator>`

import { documentText } from "../text.js";
import { ScenarioError } from "../errors.js";
import { Calculation } from "./calculation.js";
import { h } from "./dom.js";
import { csv, download } from "./download.js";
import { field } from "./field.js";
import { replaced } from "./keeping.js";
import { keyInputs } from "./key-inputs.js";
import { layout } from "./layout.js";
import { print } from "./printing.js";
import { allInputs } from "./section/all-inputs.js";
import { cashFlow } from "./section/cash-flow.js";
import { claims } from "./section/claims.js";
import { explanation, meaning } from "./section/explanation.js";
import { best, headline } from "./section/headline.js";
import { options } from "./section/options.js";
import { complaint } from "./problems.js";
import { paybackChart } from "./section/payback.js";
import { today } from "./section/today.js";
import { tornado } from "./section/tornado.js";
import { fragment, isShared, shared } from "./sharing.js";
import { sheetOf, styles } from "./styles.js";
import { view } from "./view.js";
import { languageOf, said, WORDS } from "./words/index.js";

/** @typedef {import("../../types/results.js").Evaluation} Evaluation */
/** @typedef {import("../../types/results.js").Simulation} Simulation */
/** @typedef {import("../../types/sensitivity.js").Tornado} Tornado */
/** @typedef {import("./field.js").Field} Field */

/** @typedef {{ preset?: string, document?: string, settings: Record<string, string> }} Start */

const TRIALS = 10_000;

/** The input that is no number of the company, but what its visitor wants. */
const TARGET = "payback_target_months";

/** The calculator. Its attributes, properties, methods and events are described in `docs/web.md`. */
export class RoicmCalculator extends HTMLElement {
  static observedAttributes = ["preset", "scenario", "lang", "trials", "seed"];

  #root = this.attachShadow({ mode: "open" });
  /** @type {Calculation | undefined} */
  #calculation;
  /** @type {ReturnType<typeof layout> | undefined} */
  #layout;
  /** @type {import("../../types/api.js").Preset[]} */
  #presets = [];
  #loading = 0;
  #hasReadLink = false;
  /** The name of the preset; none for a scenario of one's own. @type {string | undefined} */
  #preset;
  #document = "";
  /** @type {Record<string, string>} */
  #settings = {};
  /** The option that was chosen to be shown. @type {string | undefined} */
  #chosen;
  /** As the scenario is written. @type {Evaluation | undefined} */
  #written;
  /** @type {Tornado | undefined} */
  #firstTornado;
  /** @type {Evaluation | undefined} */
  #evaluation;
  /** @type {Simulation | undefined} */
  #simulation;
  /** The last one, which stays to be seen while the next is on its way. @type {Simulation | undefined} */
  #previous;
  /** @type {Tornado | undefined} */
  #tornado;
  /** @type {Field[]} */
  #keyFields = [];
  /** @type {Field[]} */
  #allFields = [];
  #version = "";
  /** Sections as they were drawn last, and what of. @type {Map<string, { of: unknown[], element: Element | null }>} */
  #sections = new Map();
  #isDrawing = false;
  /** What is to be started with, in place of what the attributes say. @type {Start | undefined} */
  #waiting;
  /** Inputs that were set before there was a scenario. @type {Record<string, string>} */
  #early = {};
  /** Ends the analysis that a start waits for, once there is another start. */
  #starting = new AbortController();
  /** What went wrong last, while it is still to be seen. @type {unknown} */
  #error;
  /** How far the simulation is. @type {number | undefined} */
  #progress;
  #hashChanged = () => {
    this.#hasReadLink = false;
    if (isShared(location.hash, this.#key)) void this.#load();
  };

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [styles()];
  }

  connectedCallback() {
    if (this.#calculation) return;
    // A page may have set properties before this script was there to see it.
    for (const name of /** @type {const} */ (["document", "settings"])) {
      if (!Object.hasOwn(this, name)) continue;
      const value = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
    if (this.#document && !this.#waiting) {
      const document = this.#preset === undefined ? this.#document : undefined;
      this.#waiting = { preset: this.#preset, document, settings: this.#settings };
    }
    window.addEventListener("hashchange", this.#hashChanged);
    this.#calculation = new Calculation({
      evaluated: (evaluation) => this.#evaluated(evaluation),
      simulated: (simulation) => this.#simulated(simulation),
      compared: (found) => this.#compared(found),
      progressed: (share) => this.#progressed(share),
      failed: (error) => this.#failed(error),
    });
    this.#build();
    void this.#load();
  }

  disconnectedCallback() {
    // An element that is only moved is back at once.
    queueMicrotask(() => {
      if (this.isConnected) return;
      window.removeEventListener("hashchange", this.#hashChanged);
      this.#calculation?.close();
      this.#calculation = undefined;
      this.#loading++;
    });
  }

  /** In another document, and back: it takes its sheets off on the way. */
  adoptedCallback() {
    const { defaultView } = this.ownerDocument;
    if (defaultView) this.#root.adoptedStyleSheets = [defaultView === window ? styles() : sheetOf(defaultView.CSSStyleSheet)];
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    const isStart = name === "preset" || name === "scenario";
    // What it was at when it was taken off the page is not what it is to come back with.
    if (isStart && !this.isConnected) this.#document = "";
    if (!this.#calculation) return;
    if (isStart) void this.#load();
    else if (name === "lang") this.#rebuild();
    // Where nothing has been started with, the start will see it.
    else if (this.#written) this.#compute();
  }

  /** The scenario: a text in TOML or JSON. */
  get document() {
    return this.#document;
  }

  /** Another scenario: a text in TOML or JSON, or an object. */
  set document(document) {
    const start = { document: documentText(document), settings: {} };
    this.#loading++;
    if (this.#calculation) void this.#start(start);
    else this.#waiting = start;
  }

  /** The inputs that were set, by path. */
  get settings() {
    return { ...this.#settings };
  }

  set settings(settings) {
    this.#change(Object.fromEntries(Object.entries(settings).map(([path, value]) => [path, `${value}`])));
  }

  /** The base case, as the engine answered; undefined before it has. */
  get evaluation() {
    return this.#evaluation;
  }

  /** The simulation of the inputs as they are; undefined while it runs. */
  get simulation() {
    return this.#simulation;
  }

  /** The tornado of the option that is shown; undefined while it is computed. */
  get tornado() {
    return this.#tornado;
  }

  /**
   * Sets an input by path, or takes it back to what the scenario says.
   * @param {string} path
   * @param {string | number | undefined} value
   */
  set(path, value) {
    const { [path]: _, ...others } = this.#written ? this.#settings : this.#early;
    this.#change(value === undefined ? others : { ...others, [path]: `${value}` });
  }

  /** Takes all inputs back to what the scenario says. */
  reset() {
    this.settings = {};
  }

  /** Gives up the simulation that runs. */
  cancel() {
    this.#calculation?.cancel();
  }

  /**
   * A link to this page with this scenario; undefined where it would be longer than a link should be.
   * @returns {Promise<string | undefined>}
   */
  async link() {
    const others = [...siblings(this)].filter((other) => other !== this && other.#key !== this.#key && other.#document);
    const end = await fragment([this, ...others].map((calculator) => ({ key: calculator.#key, shared: calculator.#shared })));
    return end === undefined ? undefined : location.href.replace(/#.*$/s, "") + end;
  }

  /** What a link has to hold to bring back what is here. @returns {import("./sharing.js").Shared} */
  get #shared() {
    const preset = this.#preset;
    const document = preset === undefined ? this.#document : undefined;
    return { preset, document, settings: this.#settings, engine: this.#version };
  }

  /** What its part of a link is called: by its id, where it is not alone. */
  get #key() {
    return this.id && siblings(this).length > 1 ? this.id : "";
  }

  /** Everything there is, as one document. */
  toJSON() {
    return {
      document: this.#document,
      settings: this.#settings,
      evaluation: this.#evaluation,
      simulation: this.#simulation,
      tornado: this.#tornado,
    };
  }

  get #language() {
    const tag = this.getAttribute("lang") ?? this.closest("[lang]")?.getAttribute("lang");
    return languageOf(tag ?? navigator.language);
  }

  /**
   * @param {string} key
   * @param {Record<string, string | number>} [parts]
   */
  #say(key, parts) {
    return said(WORDS[this.#language], key, parts);
  }

  #build() {
    const wasUnfolded = this.#layout?.all.open ?? false;
    this.#layout = layout((key) => this.#say(key), {
      cancel: () => this.cancel(),
      resetAll: () => this.reset(),
      share: () => void this.#share(),
      csv: () => this.#evaluation && download("roicm.csv", "text/csv;charset=utf-8", csv(this.#evaluation, this.#simulation)),
      json: () => download("roicm.json", "application/json", JSON.stringify(this, undefined, 2)),
      print: () => print(this),
      unfold: () => this.#unfold(),
    });
    this.#layout.all.open = wasUnfolded;
    this.#layout.root.setAttribute("lang", this.#language);
    this.#root.replaceChildren(this.#layout.root);
  }

  /** The same figures in other words. */
  #rebuild() {
    this.#build();
    this.#showProfiles();
    this.#showFields();
    this.#showFigures();
    this.#progressed(this.#progress);
    if (this.#error !== undefined) this.#showProblem(this.#error);
  }

  async #load() {
    const turn = ++this.#loading;
    const client = this.#calculation?.client;
    if (!client) return;
    this.#written = undefined;
    try {
      if (!this.#presets.length) {
        [this.#presets, this.#version] = await Promise.all([client.presets(), client.version()]);
      }
      const start = await this.#source(turn);
      if (turn === this.#loading) await this.#start(start);
    } catch (error) {
      if (turn === this.#loading) this.#failed(error);
    }
  }

  /**
   * What the calculator starts with: what a link says, what the page says, the first preset.
   * @param {number} turn
   * @returns {Promise<Start>}
   */
  async #source(turn) {
    const notify = (/** @type {string} */ key, /** @type {Record<string, string>} */ parts = {}) => {
      // Of what took so long that another has come meanwhile there is nothing to say.
      if (turn === this.#loading) this.#notify(key, parts);
    };
    this.#layout?.notices.replaceChildren();
    if (this.#waiting) {
      const start = this.#waiting;
      this.#waiting = undefined;
      return start;
    }
    const { hash } = location;
    if (isShared(hash, this.#key) && !this.#hasReadLink) {
      this.#hasReadLink = true;
      try {
        const found = await shared(hash, this.#key);
        const document = found.document ?? this.#presets.find(({ name }) => name === found.preset)?.toml ?? "";
        await this.#calculation?.client.evaluate(document, { settings: found.settings });
        if (found.engine !== this.#version) notify("link_other_version", { version: found.engine });
        return found;
      } catch {
        notify("link_broken");
      }
    }
    const scenario = this.getAttribute("scenario");
    // An empty one is the page itself, as an address: nobody means that.
    if (scenario?.trim()) {
      try {
        return { document: await written(scenario), settings: {} };
      } catch {
        notify("scenario_failed");
      }
    }
    const preset = this.getAttribute("preset");
    const isKnown = this.#presets.some(({ name }) => name === preset);
    if (preset !== null && !isKnown) notify("unknown_preset");
    return { preset: isKnown && preset !== null ? preset : this.#presets[0]?.name, settings: {} };
  }

  /** @param {Start} start */
  async #start({ preset, document, settings }) {
    const turn = this.#loading;
    const calculation = this.#calculation;
    this.#starting.abort();
    this.#starting = new AbortController();
    const { signal } = this.#starting;
    this.#preset = document === undefined ? preset : undefined;
    this.#document = document ?? this.#presets.find(({ name }) => name === preset)?.toml ?? "";
    this.#settings = { ...settings };
    this.#chosen = undefined;
    this.#written = undefined;
    this.#firstTornado = undefined;
    this.#previous = undefined;
    this.#forget();
    this.#showProfiles();
    if (!calculation) return;
    try {
      const written = await calculation.client.evaluate(this.#document);
      if (turn !== this.#loading) return;
      this.#written = written;
      this.#settings = { ...this.#settings, ...this.#early };
      this.#early = {};
      // Asked for first: without it there are no inputs to move.
      const compared = calculation.tornado({ document: this.#document, settings: {} }, signal);
      if (Object.keys(this.#settings).length) this.#compute();
      else calculation.adopt(this.#subject, written);
      this.#firstTornado = await compared;
      if (turn === this.#loading) this.#showFields();
    } catch (error) {
      if (turn !== this.#loading) return;
      if (!this.#written && error instanceof ScenarioError) this.#clear();
      this.#failed(error);
    }
  }

  /** Figures and inputs of another scenario have no place beside the name of one that cannot be computed. */
  #clear() {
    this.#calculation?.cancel();
    this.#early = {};
    this.#evaluation = this.#previous = undefined;
    this.#keyFields = this.#allFields = [];
    const { keyInputs, allInputs, figures } = this.#layout ?? {};
    for (const part of [keyInputs, allInputs, figures]) part?.replaceChildren();
    this.#showSimulated();
  }

  /** What was computed of other inputs says nothing any more. */
  #forget() {
    this.#previous = this.#simulation ?? this.#previous;
    this.#simulation = undefined;
    this.#tornado = undefined;
  }

  /** @param {Record<string, string>} settings */
  #change(settings) {
    if (!this.#written) {
      this.#early = settings;
      return;
    }
    const isTarget = isSameBut(TARGET, settings, this.#settings);
    this.#settings = settings;
    // A target moves nothing but what is read off the same trials.
    if (!isTarget) this.#forget();
    this.#compute();
    this.#tell("roicm-change", { document: this.#document, settings: this.settings, preset: this.#preset });
  }

  #compute() {
    this.#showSettings();
    this.#calculation?.compute(this.#subject);
  }

  get #subject() {
    const trials = Number(this.getAttribute("trials") ?? TRIALS);
    const seed = this.getAttribute("seed") ?? undefined;
    return { document: this.#document, settings: this.#settings, trials, seed, option: this.#chosen };
  }

  /** @param {Evaluation} evaluation */
  #evaluated(evaluation) {
    this.#evaluation = evaluation;
    this.#error = undefined;
    this.#layout?.problems.replaceChildren();
    for (const it of [...this.#keyFields, ...this.#allFields]) it.complain(undefined);
    this.#showFigures();
    this.#tell("roicm-result", { evaluation });
  }

  /** @param {Simulation} simulation */
  #simulated(simulation) {
    this.#simulation = simulation;
    this.#showFigures();
    this.#showSimulated();
    const lead = [...(this.#layout?.headline.querySelectorAll(".lead, .verdict") ?? [])].map((it) => it.textContent);
    if (this.#layout) this.#layout.spoken.textContent = lead.join(" ");
    this.#tell("roicm-result", { evaluation: this.#evaluation, simulation });
  }

  /** @param {Tornado} found */
  #compared(found) {
    this.#tornado = found;
    this.#showFigures();
    this.#tell("roicm-result", { evaluation: this.#evaluation, simulation: this.#simulation, tornado: found });
  }

  /** @param {number | undefined} share */
  #progressed(share) {
    this.#progress = share;
    const { bar, run, cancel } = this.#layout ?? {};
    if (!bar || !run || !cancel) return;
    const isRunning = share !== undefined;
    bar.hidden = cancel.hidden = !isRunning;
    if (isRunning) {
      bar.value = share;
      run.textContent = this.#say("simulating", { share: `${Math.round(share * 100)} %` });
    } else this.#showSimulated();
  }

  #showSimulated() {
    const run = this.#simulation?.run;
    const words = run ? this.#say("simulated", { trials: run.trials.toLocaleString(this.#language), seed: run.seed }) : this.#say("not_simulated");
    if (this.#layout) this.#layout.run.textContent = words;
  }

  /** @param {unknown} error */
  #failed(error) {
    this.#error = error;
    const problems = this.#showProblem(error);
    this.#tell("roicm-problem", { problems, error });
  }

  /** @param {unknown} error */
  #showProblem(error) {
    const problems = error instanceof ScenarioError ? error.problems : [];
    const isBlocked = error instanceof WebAssembly.CompileError || (error instanceof Error && error.name === "EvalError") || typeof WebAssembly === "undefined";
    const title = this.#say(problems.length ? "problem" : isBlocked ? "blocked" : "failed");
    const known = this.#evaluation ?? this.#written;
    const now = known && view(this.#language, { evaluation: known, option: undefined, explain: () => {}, show: () => {} });
    const told = problems.map((problem) => ({ problem, ...complaint(WORDS[this.#language], this.#language, problem, now) }));
    const lines = told.length ? told.map(({ whole }) => whole) : [`${error instanceof Error ? error.message : error}`];
    this.#layout?.problems.replaceChildren(
      h("p", {}, h("b", {}, title)),
      h("ul", {}, ...lines.map((line) => h("li", {}, line))),
    );
    for (const it of [...this.#keyFields, ...this.#allFields]) {
      it.complain(told.find(({ problem: { path } }) => path === it.path || path === `settings.${it.path}`)?.short);
    }
    if (!this.#evaluation) this.#layout?.headline.replaceChildren();
    return problems;
  }

  #view() {
    const evaluation = this.#evaluation;
    if (!evaluation) return undefined;
    const isThere = this.#chosen !== undefined && Object.hasOwn(evaluation.options, this.#chosen);
    const next = evaluation.ranking.find(({ option }) => Object.hasOwn(evaluation.options, option))?.option;
    return view(this.#language, {
      evaluation,
      simulation: this.#simulation ?? this.#previous,
      isPrevious: !this.#simulation,
      tornado: this.#tornado,
      option: isThere ? this.#chosen : (best(evaluation) ?? next),
      explain: (path) => void this.#explain(path),
      show: (option) => this.#show(option),
    });
  }

  /** The figures at once, and what is drawn of them when there is time. */
  #showFigures() {
    const [now, page] = [this.#view(), this.#layout];
    if (!now || !page) return;
    replaced(this.#root, page.headline, [headline(now)]);
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.#isDrawing = false;
        this.#showSections();
      }),
    );
  }

  #showSections() {
    const [now, page] = [this.#view(), this.#layout];
    if (!now || !page) return;
    const { evaluation, simulation, isPrevious, option } = now;
    const ofTrials = [simulation, isPrevious, option, evaluation.scenario.payback_target_months];
    const text = (/** @type {unknown} */ value) => JSON.stringify(value);
    replaced(this.#root, page.figures, [
      this.#section("today", [text(evaluation.today)], () => today(now)),
      this.#section("options", [evaluation, ...ofTrials], () => options(now)),
      this.#section("cash-flow", [option && text(evaluation.options[option]?.cash_flow), ...ofTrials], () => cashFlow(now)),
      this.#section("payback", ofTrials, () => paybackChart(now)),
      this.#section("claims", [text(evaluation.claims), simulation, isPrevious], () => claims(now)),
      this.#section("tornado", [this.#tornado], () => tornado(now) ?? page.figures.querySelector(".tornado")),
    ]);
    const compared = page.figures.querySelector(".tornado");
    compared?.toggleAttribute("data-stale", !this.#tornado);
    compared?.setAttribute("aria-busy", `${!this.#tornado}`);
  }

  /**
   * A section, drawn anew where what it shows is another.
   * @param {string} name
   * @param {unknown[]} of
   * @param {() => Element | null} draw
   */
  #section(name, of, draw) {
    const all = [this.#language, this.#layout, this.#document, ...of];
    const known = this.#sections.get(name);
    if (known && all.every((value, place) => value === known.of[place])) return known.element;
    const element = draw();
    this.#sections.set(name, { of: all, element });
    return element;
  }

  #showProfiles() {
    const page = this.#layout;
    if (!page) return;
    const { labels } = WORDS[this.#language];
    const choices = this.#presets.map(({ name, description }) => ({ name, words: labels[description] ?? description }));
    if (this.#preset === undefined && this.#document) choices.push({ name: "", words: this.#say("own_scenario") });
    const choose = (/** @type {string} */ name) => {
      if (!name) return;
      this.#loading++;
      this.#early = {};
      this.#layout?.notices.replaceChildren();
      void this.#start({ preset: name, settings: {} });
      this.#tell("roicm-change", { document: this.#document, settings: {}, preset: name });
    };
    replaced(this.#root, page.profiles, [
      h("legend", {}, this.#say("profile")),
      ...choices.map(({ name, words }) =>
        h(
          "label",
          {},
          h("input", { type: "radio", name: "profile", value: name, checked: name === (this.#preset ?? ""), onchange: () => choose(name) }),
          h("span", {}, words),
        ),
      ),
    ]);
  }

  /** The inputs that matter most, as the scenario is written. */
  #showFields() {
    const page = this.#layout;
    if (!page || !this.#written || !this.#firstTornado) return;
    const now = view(this.#language, { evaluation: this.#written, option: undefined, explain: () => {}, show: () => {} });
    const set = (/** @type {string} */ path, /** @type {string | undefined} */ value) => this.set(path, value);
    this.#keyFields = keyInputs(this.#written, this.#firstTornado).map(({ input, range, isWhole }) =>
      field(now, input, { range, isWhole, withGroup: true, set }),
    );
    replaced(this.#root, page.keyInputs, this.#keyFields.map(({ element }) => element));
    this.#allFields = [];
    page.allInputs.replaceChildren();
    if (page.all.open) this.#unfold();
    this.#showSettings();
  }

  /** All inputs are drawn when they are asked for: there are more than a hundred. */
  #unfold() {
    if (this.#allFields.length || !this.#written || !this.#layout) return;
    const now = view(this.#language, { evaluation: this.#written, option: undefined, explain: () => {}, show: () => {} });
    const { element, fields } = allInputs(now, (path, value) => this.set(path, value));
    this.#allFields = fields;
    const hint = h("p", { class: "hint" }, this.#say("all_inputs_hint", { count: fields.length }));
    this.#layout.allInputs.replaceChildren(hint, element);
    this.#showSettings();
  }

  #showSettings() {
    const base = new Map(this.#written?.assumptions.map(({ path, value }) => [path, value]));
    base.set(TARGET, `${this.#written?.scenario.payback_target_months ?? ""}`);
    for (const it of [...this.#keyFields, ...this.#allFields]) {
      const isSet = Object.hasOwn(this.#settings, it.path);
      it.update((isSet ? this.#settings[it.path] : base.get(it.path)) ?? "", isSet);
    }
    if (this.#layout) this.#layout.resetAll.hidden = !Object.keys(this.#settings).length;
  }

  /** @param {string} option */
  #show(option) {
    this.#chosen = option;
    this.#tornado = undefined;
    this.#showFigures();
    if (this.#simulation) this.#calculation?.compare(this.#subject);
    else this.#compute();
  }

  /** @param {string} result */
  async #explain(result) {
    const [now, page] = [this.#view(), this.#layout];
    if (!now || !page) return;
    if (!result.includes(".")) return this.#open(meaning(now, result));
    try {
      const found = await this.#calculation?.client.explain(this.#document, { settings: this.#settings, result });
      if (!found) return;
      this.#open(explanation(now, found));
    } catch (error) {
      this.#failed(error);
    }
  }

  /** @param {HTMLDialogElement} dialog */
  #open(dialog) {
    // Asked for again before the answer was there, it is open already.
    if (this.#layout?.dialogs.hasChildNodes()) return;
    const opener = /** @type {HTMLElement | null} */ (this.#root.activeElement);
    const how = opener?.getAttribute("data-how");
    dialog.addEventListener("close", () => {
      dialog.remove();
      // What was there may have been drawn anew meanwhile.
      const again = opener?.isConnected || !how ? opener : this.#root.querySelector(`[data-how="${CSS.escape(how)}"]`);
      /** @type {HTMLElement | null | undefined} */ (again)?.focus();
    });
    this.#layout?.dialogs.append(dialog);
    dialog.showModal();
  }

  async #share() {
    const link = await this.link();
    const notices = this.#layout?.notices;
    if (!notices) return;
    if (link === undefined) return this.#notify("link_too_long");
    const copied = await navigator.clipboard?.writeText(link).then(
      () => true,
      () => false,
    );
    const shown = h("input", { type: "text", readonly: true, value: link, "aria-label": this.#say("share_link"), class: "shared" });
    notices.replaceChildren(h("p", {}, this.#say(copied ? "link_copied" : "link_ready")), shown);
    shown.select();
  }

  /**
   * @param {string} key
   * @param {Record<string, string>} [parts]
   */
  #notify(key, parts) {
    this.#layout?.notices.append(h("p", { class: "notice" }, this.#say(key, parts)));
  }

  /**
   * @param {string} name
   * @param {unknown} detail
   */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/**
 * The calculators of the page that an element is on.
 * @param {RoicmCalculator} calculator
 * @returns {RoicmCalculator[]}
 */
function siblings(calculator) {
  const root = /** @type {Document | ShadowRoot} */ (calculator.getRootNode());
  const found = root.querySelectorAll?.(calculator.localName) ?? [];
  return /** @type {RoicmCalculator[]} */ ([...found].filter((it) => it instanceof RoicmCalculator));
}

/**
 * Whether settings differ in one of them, and in no other.
 * @param {string} path
 * @param {Record<string, string>} a
 * @param {Record<string, string>} b
 */
function isSameBut(path, a, b) {
  const others = Object.keys({ ...a, ...b }).filter((key) => a[key] !== b[key]);
  return others.length === 1 && others[0] === path;
}

/**
 * The scenario that an attribute holds, or that is where it points to.
 * @param {string} scenario
 */
async function written(scenario) {
  if (scenario.trimStart().startsWith("{")) return scenario;
  const response = await fetch(scenario, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${response.status}`);
  return response.text();
}
