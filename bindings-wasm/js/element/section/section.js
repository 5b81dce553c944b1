// A part of the page with its heading.

import { h } from "../dom.js";

/** @typedef {import("../dom.js").Child} Child */

/**
 * @param {string} name of the part, for styles from outside
 * @param {string} title
 * @param {string | undefined} hint
 * @param {...Child} children
 */
export function section(name, title, hint, ...children) {
  return h(
    "section",
    { part: `section ${name}`, class: `card ${name}`, "aria-label": title },
    h("h3", {}, title),
    hint ? h("p", { class: "hint" }, hint) : null,
    ...children,
  );
}

/**
 * A button that shows how a result comes about.
 * @param {import("../view.js").View} view
 * @param {string} path
 * @param {string} name
 */
export function howButton(view, path, name) {
  return h(
    "button",
    {
      type: "button",
      class: "how",
      "data-how": path,
      "aria-label": view.say("how_of", { name }),
      title: view.words.how,
      onclick: () => view.explain(path),
    },
    "?",
  );
}

/**
 * A line that says that a chart is of the inputs before they moved.
 * @param {import("../view.js").View} view
 */
export function previously(view) {
  return h("p", { class: "hint as-before" }, view.words.previous_inputs);
}
