// Decimals as texts: what people type and what the engine reads are the same digits, and no double comes between.

/**
 * A decimal with its point moved: a share as a percentage, and back.
 * @param {string} decimal such as "-0.0375"
 * @param {number} places to the right where positive
 */
export function shifted(decimal, places) {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(decimal);
  if (!match) return decimal;
  const [, sign = "", whole = "", fraction = ""] = match;
  const zeros = "0".repeat(Math.abs(places));
  const digits = places < 0 ? zeros + whole + fraction : whole + fraction + zeros;
  const point = (places < 0 ? zeros.length : 0) + whole.length + places;
  const left = digits.slice(0, point).replace(/^0+(?=\d)/, "") || "0";
  const right = digits.slice(point).replace(/0+$/, "");
  return (/[1-9]/.test(left + right) ? sign : "") + (right ? `${left}.${right}` : left);
}

/**
 * What a number field holds, as a decimal: browsers let people write `1e3`.
 * @param {string} typed
 */
export function plain(typed) {
  const match = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,2}))?$/.exec(typed.trim());
  if (!match || !(match[2] || match[3])) return undefined;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const text = `${sign === "-" ? "-" : ""}${whole || "0"}${fraction ? `.${fraction}` : ""}`;
  return shifted(text, Number(exponent));
}
