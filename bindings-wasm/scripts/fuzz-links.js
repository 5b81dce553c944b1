// Writes and reads links for so many seconds, and says how many: `node scripts/fuzz-links.js --seconds 60 --seed 7`.
// Another seed makes other links; without one it is the time of day, which a failure names.

import { parseArgs } from "node:util";
import { once, random } from "../test/support/links.js";

const { values } = parseArgs({ options: { seconds: { type: "string", default: "60" }, seed: { type: "string" } } });
const first = Number(values.seed ?? Date.now());
const end = Date.now() + 1_000 * Number(values.seconds);
let links = 0;
for (let seed = first; Date.now() < end; seed += 1) {
  try {
    await once(random(seed));
    links += 2;
  } catch (error) {
    console.error(`seed ${seed}:`, error);
    process.exitCode = 1;
    break;
  }
}
console.log(links);
