// A number field for an input, with a slider where it has a range.

import { roundStep } from "./chart/scale.js";
import { plain, shifted } from "./decimal.js";
import { h } from "./dom.js";
import { inputName, inUnit, isPercent, unitName } from "./names.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("../../types/results.js").Assumption} Assumption */

/** Steps of a slider, about. */
const STEPS = 200;

/**
 * @typedef {object} Field
 * @property {HTMLElement} element
 * @property {string} path
 * @property {(value: string, isSet: boolean) => void} update
 * @property {(message: string | undefined) => void} complain
 */

let fields = 0;

/**
 * @param {View} view
 * @param {Pick<Assumption, "path" | "value" | "unit" | "domain_bounds">} input
 * @param {object} options
 * @param {[number, number] | undefined} [options.range] of the slider
 * @param {boolean | undefined} [options.isWhole]
 * @param {boolean} options.withGroup whether the name says what the input belongs to
 * @param {(path: string, value: string | undefined) => void} options.set undefined where it is reset
 * @returns {Field}
 */
export function field(view, input, { range, isWhole = false, withGroup, set }) {
  const { say, words } = view;
  const { path, unit, domain_bounds: bounds } = input;
  const percent = isPercent(unit);
  const shown = (/** @type {string} */ value) => (percent ? shifted(value, 2) : value);
  const meant = (/** @type {string} */ value) => (percent ? shifted(value, -2) : value);
  const { group, name } = inputName(view, path);
  const hasGroup = withGroup && group !== words.general;
  const full = hasGroup ? `${group}: ${name}` : name;
  const id = `field-${fields++}`;
  const note = h("p", { class: "complaint", id: `${id}-note`, hidden: true });
  const number = h("input", {
    type: "number",
    id,
    step: isWhole ? 1 : "any",
    min: bounds.low === null ? null : shown(bounds.low),
    max: bounds.high === null ? null : shown(bounds.high),
    inputmode: "decimal",
    autocomplete: "off",
    "aria-describedby": `${id}-unit ${id}-note`,
    oninput: () => {
      const typed = plain(number.value);
      if (typed === undefined) return;
      slide?.place(typed);
      set(path, meant(typed));
    },
    onchange: () => {
      if (plain(number.value) !== undefined) return;
      // The button, where it is to be seen, may be where the focus is on its way to, and goes; otherwise nothing holds it back.
      if (reset.hidden) set(path, undefined);
      else reset.click();
    },
  });
  const end = (/** @type {string | null} */ value) => (value === null ? undefined : Number(shown(value)));
  const slide =
    range &&
    slider({
      name: full,
      label: say("slider_of", { name: full }),
      unit: `${id}-unit`,
      range: percent ? [range[0] * 100, range[1] * 100] : range,
      bounds: { low: end(bounds.low), lowBelongs: bounds.low_belongs, high: end(bounds.high) },
      isWhole,
      moved: (value) => {
        number.value = value;
        set(path, meant(value));
      },
    });
  const reset = h(
    "button",
    {
      type: "button",
      class: "reset",
      hidden: true,
      "aria-label": say("reset_input", { name: full, value: input.value === "" ? "–" : inUnit(view, input.value, unit) }),
      onclick: () => {
        set(path, undefined);
        number.focus();
      },
    },
    "↺",
  );
  const element = h(
    "div",
    { class: "field", part: "field", "data-path": path },
    h("label", { for: id }, hasGroup ? h("span", { class: "group" }, group) : null, h("span", { class: "what" }, name)),
    h("span", { class: "entry" }, number, h("span", { class: "unit", id: `${id}-unit` }, unitName(view, unit)), reset),
    slide?.element,
    note,
  );
  return {
    element,
    path,
    update(value, isSet) {
      // What somebody is typing stays as it is.
      if (plain(number.value) !== shown(value)) number.value = shown(value);
      slide?.place(shown(value));
      element.classList.toggle("is-set", isSet);
      reset.hidden = !isSet;
    },
    complain(message) {
      note.hidden = message === undefined;
      note.textContent = message ?? "";
      if (message === undefined) number.removeAttribute("aria-invalid");
      else number.setAttribute("aria-invalid", "true");
    },
  };
}

/**
 * @param {object} slider
 * @param {string} slider.name
 * @param {string} slider.label
 * @param {string} slider.unit the id of what says it
 * @param {[number, number]} slider.range
 * @param {{ low: number | undefined, lowBelongs: boolean, high: number | undefined }} slider.bounds of what the input allows
 * @param {boolean} slider.isWhole
 * @param {(value: string) => void} slider.moved
 */
function slider({ name, label, unit, range: [low, high], bounds, isWhole, moved }) {
  const rough = roundStep((high - low) / STEPS);
  const step = isWhole ? Math.max(1, rough) : rough;
  const places = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const down = Math.floor(low / step + 1e-9) * step;
  const up = Math.ceil(high / step - 1e-9) * step;
  // Rounded outwards, but no further than what is allowed.
  const least = bounds.low === undefined ? down : bounds.lowBelongs ? bounds.low : bounds.low + step;
  const [min, max] = [Math.max(down, least), Math.min(up, bounds.high ?? up)];
  const element = h("input", {
    type: "range",
    min: `${Number(min.toFixed(places + 2))}`,
    max: `${Number(max.toFixed(places + 2))}`,
    step: step.toFixed(places),
    "aria-label": label,
    "aria-describedby": unit,
    title: name,
    oninput: () => {
      fill();
      moved(plain(element.value) ?? element.value);
    },
  });
  const fill = () => element.style.setProperty("--filled", `${((Number(element.value) - min) / (max - min)) * 100}%`);
  return {
    element,
    place(/** @type {string} */ value) {
      element.value = value;
      fill();
    },
  };
}
