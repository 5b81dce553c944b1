// How a result comes about, in a dialog.

import { tableOf } from "../chart/figure.js";
import { h } from "../dom.js";
import { fullInputName, inUnit, resultName, stepName } from "../names.js";

/**
 * @param {import("../view.js").View} view
 * @param {import("../../../types/results.js").Explanation} explanation
 */
export function explanation(view, { result, unit, value, reason, definitions, inputs }) {
  const { say } = view;
  const title = say("how_of", { name: resultName(view, result) });
  const dialog = h("dialog", { "aria-label": title, part: "dialog" });
  // What a formula is made of, by the name that it has there.
  const names = new Map([
    ...definitions.map(({ name }) => /** @type {const} */ ([name, stepName(view, name)])),
    ...inputs.map(({ path }) => /** @type {const} */ ([path, fullInputName(view, path)])),
  ]);
  const named = (/** @type {string} */ text) =>
    text
      .split(/([a-z]\w*(?:\.\w+)+)/)
      .map((part) => (names.has(part) ? h("span", { class: "term", title: part }, names.get(part)) : part));
  const steps = definitions.map((step, place) =>
    h(
      "li",
      {},
      h("p", {}, h("b", {}, place ? stepName(view, step.name) : resultName(view, step.name)), " = ", h("b", {}, inUnit(view, short(step.value), step.unit.replace(/ \/ year$/, "")))),
      formula(say("formula"), step.formula, "", named),
      formula(say("with_numbers"), step.substituted, "numbers"),
    ),
  );
  const table = tableOf(
    {
      caption: say("comes_down_to"),
      head: [say("input"), say("value"), say("source")],
      rows: () => inputs.map((input) => [
        fullInputName(view, input.path),
        inUnit(view, input.value, input.unit),
        input.source ?? (input.is_default ? say("model_default") : ""),
      ]),
    },
    `${say("comes_down_to")} (${inputs.length})`,
  );
  dialog.append(
    h(
      "header",
      {},
      h("h3", {}, title),
      h("button", { type: "button", class: "button", onclick: () => dialog.close() }, say("close")),
    ),
    h("p", { class: "lead" }, value === null ? (view.words.reasons[reason ?? ""] ?? reason ?? "") : inUnit(view, short(value), unit.replace(/ \/ year$/, ""))),
    h("p", { class: "meaning" }, view.words.meanings[result.split(".").at(-1) ?? ""] ?? ""),
    h("h4", {}, say("definitions")),
    h("div", { class: "scroll steps", tabindex: 0, role: "group", "aria-label": say("definitions") }, h("ol", {}, ...steps)),
    table,
  );
  return dialog;
}

/** Characters of a formula that is shown without being asked for. */
const LONG = 240;

/**
 * @param {string} name
 * @param {string} text
 * @param {string} [kind]
 * @param {(text: string) => import("../dom.js").Child[]} [named]
 */
function formula(name, text, kind = "", named = (text) => [text]) {
  const shown = h("p", { class: `formula ${kind}` }, ...named(text));
  return text.length > LONG ? h("details", {}, h("summary", {}, name), shown) : shown;
}

/**
 * Ten significant digits are more than enough for the eye.
 * @param {string} value
 */
function short(value) {
  return value.length > 12 ? `${Number(Number(value).toPrecision(10))}` : value;
}

/**
 * What a figure means that is no result with a formula: a share of trials, or doing nothing; or what a column has.
 * @param {import("../view.js").View} view
 * @param {string} what
 */
export function meaning({ say, words }, what) {
  const name = what === "do_nothing" ? words.do_nothing : (words.results[what] ?? what);
  const title = say("what_is", { name });
  const dialog = h("dialog", { "aria-label": title, part: "dialog" });
  dialog.append(
    h("header", {}, h("h3", {}, title), h("button", { type: "button", class: "button", onclick: () => dialog.close() }, say("close"))),
    ...(words.meanings[what] ?? "").split("\n").map((paragraph) => h("p", { class: "meaning" }, paragraph)),
  );
  return dialog;
}
