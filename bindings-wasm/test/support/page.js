// A page with the calculator, and what was asked of the server for it.

/**
 * @param {import("playwright-core").Browser} browser
 * @param {string} url
 */
export async function opened(browser, url) {
  const page = await browser.newPage();
  /** @type {string[]} */
  const complaints = [];
  /** @type {string[]} */
  const requests = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(`${error}`));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(url);
  return { page, complaints, requests };
}

/**
 * Waits until everything is there, and says what today costs.
 * @param {import("playwright-core").Page} page
 */
export async function cost(page) {
  await page.waitForFunction(() => document.querySelector("roicm-calculator")?.tornado);
  return page.evaluate(() => document.querySelector("roicm-calculator")?.evaluation?.today.annual_cost);
}
