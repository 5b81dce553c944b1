// Before the package is packed: what stands for the whole project goes with it.

import { copyFile } from "node:fs/promises";

for (const file of ["CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT"]) {
  await copyFile(new URL(`../../${file}`, import.meta.url), new URL(`../${file}`, import.meta.url));
}
