// A real Chromium: the one that CHROMIUM names, one that is installed, or one that Playwright has downloaded.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Where a Chromium is; undefined where there is none. */
export function browserPath() {
  const { CHROMIUM } = process.env;
  if (CHROMIUM) return CHROMIUM;
  return [...INSTALLED, chromium.executablePath()].find((path) => path && existsSync(path));
}

// Asked for its path, it says it.
if (process.argv[1]?.endsWith("browser.js")) console.log(browserPath() ?? "");

/** Starts it. */
export async function launch() {
  const executablePath = browserPath();
  if (!executablePath) {
    throw new Error(
      "there is no Chromium: `apt-get install chromium`, or `npx playwright-core install chromium`, or its path in CHROMIUM",
    );
  }
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });
}
