// Somebody's project, with nothing in it but the package: packed, and installed from the file without a network.

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const PACKAGE = fileURLToPath(new URL("../../", import.meta.url));
const run = promisify(execFile);

/**
 * @param {string} folder
 * @param {string[]} command
 */
export async function npm(folder, ...command) {
  // On Windows npm is a script, which a shell has to run; nothing of what it is told here comes from outside.
  const isScript = process.platform === "win32";
  const program = isScript ? "npm.cmd" : "npm";
  const { stdout } = await run(program, [...command, "--no-audit", "--no-fund"], { cwd: folder, shell: isScript, maxBuffer: 2 ** 26 });
  return stdout;
}

/**
 * @param {string} folder
 * @param {string[]} args
 */
export async function node(folder, ...args) {
  const { stdout } = await run(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 26 });
  return stdout;
}

/** Packs the package, and installs it in a folder of its own. */
export async function consumer() {
  const folder = await mkdtemp(join(tmpdir(), "roicm-"));
  const [packed] = JSON.parse(await npm(PACKAGE, "pack", "--json", "--pack-destination", folder));
  /** @type {{ filename: string, files: { path: string, size: number }[] }} */
  const { filename, files } = packed;
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "somebody", private: true, type: "module" }));
  await npm(folder, "install", "--offline", "--ignore-scripts", join(folder, filename));
  return {
    folder,
    files: files.map(({ path }) => path),
    /**
     * @param {string} name
     * @param {string} text
     */
    async write(name, text) {
      await writeFile(join(folder, name), text);
      return join(folder, name);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
