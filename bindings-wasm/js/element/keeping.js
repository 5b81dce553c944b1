// A page that is drawn anew while somebody uses it keeps what they were at.

const STOPS = "button, input, summary, [tabindex]";

/**
 * Replaces what is in an element, and keeps the focus, what is unfolded and what is scrolled. A child that stays is not touched.
 * @param {ShadowRoot} root
 * @param {Element} element
 * @param {(Element | null)[]} children
 */
export function replaced(root, element, children) {
  const active = root.activeElement;
  const focused = active && element.contains(active) ? stopOf(active) : undefined;
  const open = new Set([...element.querySelectorAll("details[open]")].map((it) => part(it)));
  const scrolled = [...element.querySelectorAll("details[open] .scroll")].map((it) => ({ part: part(it), x: it.scrollLeft, y: it.scrollTop }));
  const next = children.filter((child) => child !== null);
  for (const child of [...element.childNodes]) if (!next.includes(/** @type {Element} */ (child))) child.remove();
  let place = element.firstChild;
  for (const child of next) {
    if (child === place) place = place.nextSibling;
    else element.insertBefore(child, place);
  }
  for (const details of element.querySelectorAll("details")) details.open ||= open.has(part(details));
  for (const it of scrolled.length ? element.querySelectorAll("details .scroll") : []) {
    const before = scrolled.find((other) => other.part === part(it));
    if (before && (before.x || before.y)) it.scrollTo(before.x, before.y);
  }
  if (!focused || root.activeElement === active) return;
  const stops = section(element, focused.part)?.querySelectorAll(STOPS) ?? [];
  const stop = /** @type {HTMLElement | undefined} */ (stops[focused.index]);
  stop?.focus({ preventScroll: true });
}

/** @param {Element} element */
function stopOf(element) {
  const stops = [...(element.closest("[part]:not(figure, .field)")?.querySelectorAll(STOPS) ?? [])];
  return { part: part(element), index: stops.indexOf(element) };
}

/** @param {Element} element */
function part(element) {
  return element.closest("[part]:not(figure, .field)")?.getAttribute("part") ?? "";
}

/**
 * @param {Element} element
 * @param {string} name
 */
function section(element, name) {
  return [element, ...element.querySelectorAll("[part]")].find((it) => it.getAttribute("part") === name);
}
