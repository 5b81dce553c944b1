// Links with whatever a stranger may put into them: the same ones in every run. `scripts/fuzz-links.js` tries others.

import { test } from "node:test";
import { once, random } from "../support/links.js";

/** How many are written and read, twice. */
const LINKS = 1_000;

test("links come back as they were, and what is none is refused", async () => {
  for (let seed = 0; seed < LINKS; seed += 1) await once(random(seed));
});
