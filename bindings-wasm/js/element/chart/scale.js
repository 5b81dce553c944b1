// From values to pixels, and back to round numbers beside an axis.

/**
 * @param {[number, number]} domain
 * @param {[number, number]} range
 * @returns {(value: number) => number}
 */
export function scale([from, to], [start, end]) {
  const span = to - from || 1;
  return (value) => start + ((value - from) / span) * (end - start);
}

/**
 * Round numbers between two others.
 * @param {number} from
 * @param {number} to
 * @param {number} count how many at most, about
 */
export function ticks(from, to, count) {
  const step = roundStep((to - from) / count);
  if (!(step > 0)) return [from];
  const values = [];
  for (let place = Math.ceil(from / step); place * step <= to; place++) values.push(place * step || 0);
  return values;
}

/**
 * The smallest of 1, 2 and 5 times a power of ten that is no smaller.
 * @param {number} rough
 */
export function roundStep(rough) {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999_999) ?? 10;
  return factor * power;
}
