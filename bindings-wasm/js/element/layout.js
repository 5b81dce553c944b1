// What stays on the page while figures come and go.

import { h } from "./dom.js";

/**
 * @param {(key: string) => string} say
 * @param {{ cancel: () => void, resetAll: () => void, share: () => void, csv: () => void, json: () => void, print: () => void, unfold: () => void }} actions
 */
export function layout(say, actions) {
  const button = (/** @type {string} */ key, /** @type {() => void} */ onclick, kind = "") =>
    h("button", { type: "button", class: `button ${kind}`, part: "button", onclick }, say(key));
  const profiles = h("fieldset", { class: "profiles", part: "profiles" });
  const notices = h("div", { class: "notices", role: "status" });
  const problems = h("div", { class: "problems", role: "alert" });
  const headline = h("div", { class: "top" }, h("p", { class: "lead loading" }, say("loading")));
  const keyInputs = h("div", { class: "inputs" });
  const resetAll = h("button", { type: "button", class: "link", hidden: true, onclick: actions.resetAll }, say("reset_all"));
  const bar = h("progress", { max: 1, "aria-label": say("simulated"), hidden: true });
  const run = h("span", { class: "run-words" });
  const cancel = button("cancel", actions.cancel, "small");
  cancel.hidden = true;
  const figures = h("div", { class: "figures" });
  const allInputs = h("div", { class: "all" });
  const all = h(
    "details",
    { class: "card all-inputs", part: "section all-inputs", ontoggle: () => all.open && actions.unfold() },
    h("summary", {}, say("all_inputs")),
    allInputs,
  );
  const dialogs = h("div", {});
  const spoken = h("p", { class: "visually-hidden", "aria-live": "polite" });
  const toolbar = h(
    "div",
    { class: "toolbar", part: "toolbar" },
    button("share_link", actions.share),
    button("download_csv", actions.csv),
    button("download_json", actions.json),
    button("print", actions.print),
  );
  const footer = h("p", { class: "footer" }, say("privacy"));
  const root = h(
    "section",
    { class: "root", part: "root", "aria-label": say("title") },
    h("h2", { class: "visually-hidden" }, say("title")),
    profiles,
    notices,
    problems,
    headline,
    h(
      "div",
      { class: "columns" },
      h(
        "section",
        { class: "card panel", part: "section inputs", "aria-label": say("inputs") },
        h("h3", {}, say("inputs")),
        h("p", { class: "hint" }, say("inputs_hint"), " ", resetAll),
        keyInputs,
        h("div", { class: "run", part: "progress" }, bar, run, cancel),
        toolbar,
      ),
      figures,
    ),
    all,
    footer,
    dialogs,
    spoken,
  );
  return { root, profiles, notices, problems, headline, keyInputs, resetAll, bar, run, cancel, figures, all, allInputs, dialogs, spoken };
}
