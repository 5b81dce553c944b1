// JSON with its keys in order and its numbers as they are written, which is what the golden hashes are of.

/**
 * @param {string} json
 * @param {string[]} leftOut keys of the whole
 */
export function canonical(json, ...leftOut) {
  const tokens = json.match(/"(?:[^"\\]|\\.)*"|[-+.\dEe]+|[[\]{},:]|true|false|null/g) ?? [];
  let next = 0;
  /** @returns {string} */
  const value = () => {
    const token = tokens[next++];
    if (token === "[") {
      const items = [];
      while (tokens[next] !== "]") {
        items.push(value());
        if (tokens[next] === ",") next++;
      }
      next++;
      return `[${items.join(",")}]`;
    }
    if (token === "{") {
      const isWhole = next === 1;
      /** @type {[string, string][]} */
      const members = [];
      while (tokens[next] !== "}") {
        const key = /** @type {string} */ (tokens[next]);
        next += 2;
        members.push([key, value()]);
        if (tokens[next] === ",") next++;
      }
      next++;
      const kept = members.filter(([key]) => !isWhole || !leftOut.includes(JSON.parse(key)));
      kept.sort(([a], [b]) => (a < b ? -1 : 1));
      return `{${kept.map(([key, member]) => `${key}:${member}`).join(",")}}`;
    }
    return `${token}`;
  };
  return value();
}
