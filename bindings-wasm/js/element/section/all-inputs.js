// Every input of the scenario with its source.

import { h } from "../dom.js";
import { field } from "../field.js";
import { inputName } from "../names.js";

/**
 * @param {import("../view.js").View} view
 * @param {(path: string, value: string | undefined) => void} set
 */
export function allInputs(view, set) {
  const { evaluation, say } = view;
  /** @type {Map<string, import("../field.js").Field[]>} */
  const groups = new Map();
  /** @type {Map<string, HTMLElement>} */
  const lists = new Map();
  for (const input of evaluation.assumptions) {
    const { group } = inputName(view, input.path);
    const made = field(view, input, { withGroup: false, set });
    const source = input.source ?? (input.is_default ? say("model_default") : "");
    const list = lists.get(group) ?? h("div", { class: "inputs" });
    lists.set(group, list);
    list.append(
      h(
        "div",
        { class: input.is_default ? "row default" : "row" },
        made.element,
        h("p", { class: "source" }, source, input.note ? h("br") : null, input.note),
      ),
    );
    groups.set(group, [...(groups.get(group) ?? []), made]);
  }
  const element = h("div", { class: "groups" });
  for (const [group, list] of lists) element.append(h("details", {}, h("summary", {}, group), list));
  return { element, fields: [...groups.values()].flat() };
}
