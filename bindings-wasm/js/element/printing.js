// The calculator alone on paper, whatever page it is on.

const HIDDEN = "data-roicm-aside";

/**
 * Prints an element of the page without what is around it.
 * @param {HTMLElement} element
 */
export function print(element) {
  const aside = around(element);
  for (const other of aside) other.setAttribute(HIDDEN, "");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page { size: A4; margin: 14mm } @media print { [${HIDDEN}] { display: none !important } }`);
  document.adoptedStyleSheets.push(sheet);
  const done = () => {
    for (const other of aside) other.removeAttribute(HIDDEN);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
  window.addEventListener("afterprint", done, { once: true });
  window.print();
}

/**
 * What is on the page beside an element and what it is in.
 * @param {Element} element
 * @returns {Element[]}
 */
function around(element) {
  const parent = element.parentElement;
  if (!parent || element === document.body) return [];
  return [...[...parent.children].filter((other) => other !== element), ...around(parent)];
}
