// JSON with its keys in order and its numbers as they are written, which is what the golden hashes are of.

/** @typedef {string | any[] | Record<string, any>} Tree a token as it is written, a list of trees, or an object of them */

/**
 * Reads JSON, and leaves every number and every text as it is written.
 * @param {string} json
 * @returns {Tree}
 */
export function read(json) {
  const tokens = json.match(/"(?:[^"\\]|\\.)*"|[-+.\dEe]+|[[\]{},:]|true|false|null/g) ?? [];
  let next = 0;
  /** @returns {Tree} */
  const value = () => {
    const token = `${tokens[next++]}`;
    if (token === "[") {
      /** @type {Tree[]} */
      const items = [];
      while (tokens[next] !== "]") {
        items.push(value());
        if (tokens[next] === ",") next++;
      }
      next++;
      return items;
    }
    if (token === "{") {
      /** @type {{ [key: string]: Tree }} */
      const members = {};
      while (tokens[next] !== "}") {
        const key = JSON.parse(`${tokens[next]}`);
        next += 2;
        members[key] = value();
        if (tokens[next] === ",") next++;
      }
      next++;
      return members;
    }
    return token;
  };
  return value();
}

/**
 * The canonical text of what was read.
 * @param {Tree} tree
 * @returns {string}
 */
export function compact(tree) {
  if (typeof tree === "string") return tree;
  if (Array.isArray(tree)) return `[${tree.map(compact).join(",")}]`;
  const members = Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${compact(member)}`).join(",")}}`;
}

/**
 * The canonical text of JSON.
 * @param {string} json
 * @param {string[]} leftOut keys of the whole
 */
export function canonical(json, ...leftOut) {
  const tree = read(json);
  if (typeof tree === "string" || Array.isArray(tree)) return compact(tree);
  return compact(Object.fromEntries(Object.entries(tree).filter(([key]) => !leftOut.includes(key))));
}
