// What was promised, beside what the model finds.

import { h } from "../dom.js";
import { inUnit, optionName } from "../names.js";
import { ofTrials } from "./headline.js";
import { howButton, section } from "./section.js";

/** @param {import("../view.js").View} view */
export function claims(view) {
  const { evaluation, simulation, format, say } = view;
  const found = Object.entries(evaluation.claims);
  if (!found.length) return null;
  return section(
    "claims",
    say("claims"),
    say("claims_hint"),
    h(
      "ul",
      { class: "claims" },
      ...found.map(([id, claim]) => {
        const [head, option = ""] = claim.result.split(".");
        const name = view.label(claim.label);
        const computed = claim.computed === null ? say("never") : inUnit(view, rounded(claim.computed, claim.unit), claim.unit);
        const chance = simulation?.claims[id]?.probability;
        return h(
          "li",
          {},
          h(
            "p",
            { class: "claim" },
            h("b", {}, name),
            h("span", { class: `badge ${claim.holds ? "holds" : "fails"}` }, claim.holds ? `✓ ${say("holds")}` : `✗ ${say("fails")}`),
          ),
          h("p", { class: "hint" }, head === "options" ? optionName(view, option) : null),
          h(
            "dl",
            { class: "facts" },
            h("div", {}, h("dt", {}, say("claimed")), h("dd", {}, say(claim.bound, { value: inUnit(view, claim.claimed, claim.unit) }))),
            h("div", {}, h("dt", {}, say("computed"), " ", howButton(view, claim.result, name)), h("dd", {}, computed)),
          ),
          chance ? h("p", { class: "hint" }, ofTrials(view, say("holds_in", { chance: format.percent(chance.estimate) }))) : null,
          claim.source ? h("p", { class: "source" }, `${say("source")}: ${claim.source}`) : null,
        );
      }),
    ),
  );
}

/**
 * A computed share to a tenth of a percent.
 * @param {string} value
 * @param {string} unit
 */
function rounded(value, unit) {
  return unit === "share" || unit === "ratio" ? Number(value).toFixed(3) : value;
}
