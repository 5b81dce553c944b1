// The calculator in a real Chromium, on a page that allows nothing but what the package needs.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch } from "../../scripts/browser.js";
import { POLICY, serve } from "../../scripts/server.js";

/** @typedef {import("../../types/element.js").RoicmCalculator} RoicmCalculator */
/** @typedef {import("playwright-core").Page} Page */

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PAGE = "/bindings-wasm/test/pages/element.html";

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  server = await serve({ headers: () => ({ "content-security-policy": POLICY }) });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/**
 * A page with the calculator, which has come to rest.
 * @param {{ hash?: string, width?: number, lang?: string, colorScheme?: "light" | "dark" }} [options]
 */
async function open({ hash = "", width = 1280, lang = "en", colorScheme = "light" } = {}) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, acceptDownloads: true });
  /** @type {string[]} */
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && !/favicon|404/.test(message.text()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(`${error}`));
  await page.goto(server.origin + PAGE + hash);
  if (lang !== "en") await page.evaluate((lang) => document.querySelector("roicm-calculator")?.setAttribute("lang", lang), lang);
  await rested(page);
  return { page, complaints };
}

/** @param {Page} page */
async function rested(page) {
  await page.waitForFunction(() => {
    const calculator = /** @type {RoicmCalculator} */ (document.querySelector("roicm-calculator"));
    return calculator.tornado && calculator.shadowRoot?.querySelector(".field");
  });
}

/**
 * What axe finds.
 * @param {Page} page
 */
async function violations(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => (await /** @type {any} */ (globalThis).axe.run()).violations);
  return found.map((/** @type {any} */ it) => `${it.id}: ${it.nodes.map((/** @type {any} */ node) => node.html.slice(0, 160)).join(" | ")}`);
}

for (const lang of ["en", "zh-Hant", "zh-Hans"]) {
  test(`accessible in ${lang}, light and dark`, async () => {
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      const { page, complaints } = await open({ lang, colorScheme });
      assert.deepEqual(await violations(page), []);
      await page.locator(".all-inputs > summary").click();
      for (const summary of await page.locator(".groups summary").all()) await summary.click();
      assert.deepEqual(await violations(page), []);
      assert.deepEqual(complaints, []);
      await page.close();
    }
  });
}

test("what it shows are the numbers of the documents", async () => {
  const { page } = await open();
  const found = await page.evaluate(async () => {
    const calculator = /** @type {RoicmCalculator} */ (document.querySelector("roicm-calculator"));
    return { cost: calculator.evaluation?.today.annual_cost, lead: calculator.shadowRoot?.querySelector(".lead")?.textContent };
  });
  const cost = new Intl.NumberFormat("en", { maximumFractionDigits: 0 }).format(Number(found.cost));
  assert.equal(found.lead?.replaceAll("\u00a0", " "), `Interruptions cost you HKD ${cost} a year.`);
  await page.close();
});

test("nothing is wider than 320 px, nor than 1,600 px", async () => {
  for (const width of [320, 390, 760, 1024, 1600]) {
    for (const lang of ["en", "zh-Hant"]) {
      const { page } = await open({ width, lang });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, `${lang} at ${width}`);
      await page.close();
    }
  }
});

test("a label without spaces breaks where it has to", async () => {
  const { page } = await open({ width: 320 });
  await page.evaluate(() => {
    const calculator = /** @type {RoicmCalculator} */ (document.querySelector("roicm-calculator"));
    calculator.document = calculator.document.replace(/^label = .*$/gm, `label = "${"x".repeat(120)}"`);
  });
  await page.locator(".options label", { hasText: "x".repeat(120) }).first().waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  await page.close();
});

test("it can be used by the keyboard alone", async () => {
  const { page } = await open();
  const active = () =>
    page.evaluate(() => {
      const element = document.querySelector("roicm-calculator")?.shadowRoot?.activeElement;
      return element && { type: element.getAttribute("type"), label: element.getAttribute("aria-label"), how: element.getAttribute("data-how") };
    });
  const press = async (/** @type {(at: any) => boolean} */ until, key = "Tab") => {
    for (let times = 0; times < 60; times++) {
      await page.keyboard.press(key);
      const at = await active();
      if (at && until(at)) return at;
    }
    throw new Error("never reached");
  };
  const cost = () => page.evaluate(() => /** @type {RoicmCalculator} */ (document.querySelector("roicm-calculator")).evaluation?.today.annual_cost);
  await press((at) => at.type === "radio");
  await press((at) => at.how === "today.annual_cost");
  await page.keyboard.press("Enter");
  await page.locator("dialog[open]").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
  assert.equal((await active())?.how, "today.annual_cost");
  await press((at) => at.type === "range");
  const before = await cost();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(
    (before) => /** @type {any} */ (document.querySelector("roicm-calculator")).evaluation.today.annual_cost !== before,
    before,
  );
  assert.equal((await active())?.type, "range");
  await press((at) => /^Reset/.test(at.label ?? ""), "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(
    (before) => /** @type {any} */ (document.querySelector("roicm-calculator")).evaluation.today.annual_cost === before,
    before,
  );
  await rested(page);
  // The focus stays while figures are drawn anew around it.
  await page.locator("[name=shown-option]").nth(1).focus();
  await page.keyboard.press("ArrowDown");
  await rested(page);
  assert.equal((await active())?.type, "radio");
  await page.close();
});

test("a link brings back the scenario with its inputs", async () => {
  const { page } = await open();
  const { link, fingerprint } = await page.evaluate(async () => {
    const calculator = /** @type {RoicmCalculator} */ (document.querySelector("roicm-calculator"));
    const result = () => new Promise((resolve) => calculator.addEventListener("roicm-result", resolve, { once: true }));
    calculator.setAttribute("preset", "multinational");
    await result();
    calculator.settings = { "workforce.headcount": "801", "workforce.realisation": "0.55" };
    await result();
    return { link: (await calculator.link()) ?? "", fingerprint: calculator.evaluation?.scenario.fingerprint };
  });
  await page.close();
  assert(new URL(link).hash.length <= 4096);
  const again = await open({ hash: new URL(link).hash });
  const found = await again.page.evaluate(() => {
    const calculator = /** @type {RoicmCalculator} */ (document.querySelector("roicm-calculator"));
    return { settings: calculator.settings, fingerprint: calculator.evaluation?.scenario.fingerprint };
  });
  assert.deepEqual(found, { settings: { "workforce.headcount": "801", "workforce.realisation": "0.55" }, fingerprint });
  await again.page.close();
});

test("two calculators on a page have a part of the link each", async () => {
  const page = await browser.newPage();
  const wait = () =>
    page.waitForFunction(() => /** @type {any[]} */ ([...document.querySelectorAll("roicm-calculator")]).every((it) => it.evaluation && it.shadowRoot.querySelector(".field")));
  const path = `${server.origin}/bindings-wasm/test/pages/two.html`;
  await page.goto(path);
  await wait();
  const link = await page.evaluate(async () => {
    const [small, large] = /** @type {RoicmCalculator[]} */ ([...document.querySelectorAll("roicm-calculator")]);
    small?.set("workforce.headcount", 61);
    large?.set("workforce.headcount", 901);
    return (await large?.link()) ?? "";
  });
  assert.match(link, /#roicm\.large=1\.[\w-]+&roicm\.small=1\.[\w-]+$/);
  await page.goto("about:blank");
  await page.goto(link);
  await wait();
  const found = await page.evaluate(() =>
    /** @type {RoicmCalculator[]} */ ([...document.querySelectorAll("roicm-calculator")]).map(({ settings }) => settings["workforce.headcount"]),
  );
  assert.deepEqual(found, ["61", "901"]);
  await page.close();
});

test("what trials say stays while inputs move, and is marked; another target needs no other trials", async () => {
  const { page } = await open();
  const found = await page.evaluate(async () => {
    const calculator = /** @type {RoicmCalculator} */ (document.querySelector("roicm-calculator"));
    const root = /** @type {ShadowRoot} */ (calculator.shadowRoot);
    const result = () => new Promise((resolve) => calculator.addEventListener("roicm-result", resolve, { once: true }));
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
    const { simulation } = calculator;
    const option = calculator.evaluation?.ranking[0]?.option ?? "";
    calculator.set("payback_target_months", 20);
    await result();
    const isSame = calculator.simulation === simulation;
    const share = simulation?.options[option]?.payback_by_month[20] ?? Number.NaN;
    const verdict = root.querySelector(".verdict")?.textContent;
    // Long enough to be looked at.
    calculator.setAttribute("trials", "5000000");
    calculator.set("workforce.headcount", 60);
    while (!root.querySelector(".cash-flow .bands.previous")) await drawn();
    const stale = {
      bands: root.querySelectorAll(".cash-flow .bands.previous polygon").length,
      busy: root.querySelector(".payback figure")?.getAttribute("aria-busy"),
      isMarked: root.querySelector(".payback")?.hasAttribute("data-stale"),
      words: root.querySelector(".payback .as-before")?.textContent,
    };
    calculator.setAttribute("trials", "2000");
    while (!calculator.simulation) await result();
    while (root.querySelector(".cash-flow .bands.previous")) await drawn();
    const { probability_of_payback_by_target: chance, payback_by_month } = calculator.simulation.options[option] ?? {};
    return {
      isSame, stale, says: verdict?.includes(`${Math.round(share * 100)}%`),
      agree: chance?.estimate === payback_by_month?.[20],
      after: root.querySelectorAll(".previous, .as-before").length,
    };
  });
  assert.deepEqual(found, {
    isSame: true,
    stale: { bands: 2, busy: "true", isMarked: true, words: "As of the previous inputs; the new ones are being simulated." },
    says: true,
    agree: true,
    after: 0,
  });
  await page.close();
});

test("fields and sliders end where the engine says that inputs do", async () => {
  const { page } = await open();
  await page.locator(".all-inputs > summary").click();
  await page.locator(".all .field").first().waitFor({ state: "attached" });
  const wrong = await page.evaluate(() => {
    const calculator = /** @type {RoicmCalculator} */ (document.querySelector("roicm-calculator"));
    const fields = [...(calculator.shadowRoot?.querySelectorAll(".all .field") ?? [])];
    const shown = new Map(fields.map((field) => [field.getAttribute("data-path"), field.querySelector("input")]));
    return calculator.evaluation?.assumptions
      .filter(({ path, domain_bounds: { low, high }, unit }) => {
        const [input, scale] = [shown.get(path), ["share", "rate", "rate / year"].includes(unit) ? 100 : 1];
        const end = (/** @type {string | null} */ value) => (value === null ? "" : `${Number(value) * scale}`);
        return input?.min !== end(low) || input?.max !== end(high);
      })
      .map(({ path }) => path);
  });
  assert.deepEqual(wrong, []);
  await page.close();
});

test("problems are told in the language of the page", async () => {
  for (const [lang, words] of [["zh-Hant", "員工人數：不接受此數值：數值不得小於 0 人"], ["zh-Hans", "员工人数：不接受此数值：数值不得小于 0 人"]]) {
    const { page } = await open({ lang });
    await page.locator(".panel input[type=number]").first().fill("-3");
    await page.locator(".problems li").first().waitFor();
    assert.equal(await page.locator(".problems li").first().textContent(), words);
    await page.close();
  }
});

test("another company is chosen by the keyboard, again and again", async () => {
  const { page } = await open();
  await page.locator("[name=profile]").first().focus();
  for (const name of ["shenzhen-subsidiary", "multinational", "hong-kong-only", "shenzhen-subsidiary"]) {
    await page.keyboard.press("ArrowDown");
    const at = await page.evaluate(() => /** @type {HTMLInputElement | null | undefined} */ (document.querySelector("roicm-calculator")?.shadowRoot?.activeElement)?.value);
    assert.equal(at, name);
  }
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector("roicm-calculator")).tornado);
  assert.match(await page.evaluate(() => /** @type {any} */ (document.querySelector("roicm-calculator")).document.slice(0, 80)), /Shenzhen/);
  await page.close();
});

test("what a page sets before there is a scenario holds, and nothing is wrong with it", async () => {
  const { page } = await open();
  const found = await page.evaluate(async () => {
    const calculator = /** @type {RoicmCalculator} */ (document.createElement("roicm-calculator"));
    /** @type {unknown[]} */
    const problems = [];
    calculator.addEventListener("roicm-problem", ({ detail }) => problems.push(`${detail.error}`));
    document.querySelector("main")?.append(calculator);
    calculator.setAttribute("trials", "1000");
    calculator.setAttribute("seed", "7");
    calculator.set("workforce.headcount", 77);
    calculator.set("workforce.hourly_cost", 300);
    while (!calculator.tornado) await new Promise((resolve) => calculator.addEventListener("roicm-result", resolve, { once: true }));
    return { problems, settings: calculator.settings, run: [calculator.simulation?.run.trials, calculator.simulation?.run.seed] };
  });
  assert.deepEqual(found, { problems: [], settings: { "workforce.headcount": "77", "workforce.hourly_cost": "300" }, run: [1000, "7"] });
  await page.close();
});

test("taken off the page while it computes it is silent; it comes back as its attributes then say, and in its own looks", async () => {
  const { page } = await open();
  const found = await page.evaluate(async () => {
    const calculator = /** @type {RoicmCalculator} */ (document.querySelector("roicm-calculator"));
    const place = calculator.parentElement;
    /** @type {unknown[]} */
    const problems = [];
    calculator.addEventListener("roicm-problem", ({ detail }) => problems.push(`${detail.error}`));
    const later = () => new Promise((resolve) => setTimeout(resolve, 50));
    calculator.set("workforce.headcount", 61);
    calculator.remove();
    await later();
    calculator.setAttribute("preset", "multinational");
    const frame = document.createElement("iframe");
    document.body.append(frame);
    frame.contentDocument?.body.append(calculator);
    const sheets = [calculator.shadowRoot?.adoptedStyleSheets.length];
    await later();
    place?.append(calculator);
    sheets.push(calculator.shadowRoot?.adoptedStyleSheets.length);
    while (!calculator.tornado) await new Promise((resolve) => calculator.addEventListener("roicm-result", resolve, { once: true }));
    return { problems, sheets, settings: calculator.settings, name: calculator.evaluation?.scenario.name };
  });
  assert.deepEqual({ ...found, name: "" }, { problems: [], sheets: [1, 1], settings: {}, name: "" });
  assert.match(`${found.name}`, /multinational/i);
  await page.close();
});

test("a notice goes with what it was about", async () => {
  const { page } = await open();
  const notices = page.locator(".notices");
  await page.evaluate(() => document.querySelector("roicm-calculator")?.setAttribute("scenario", "/nowhere.toml"));
  await notices.locator("p").waitFor();
  await page.locator("[name=profile]").nth(1).check();
  assert.equal(await notices.textContent(), "");
  await page.evaluate(() => {
    document.querySelector("roicm-calculator")?.setAttribute("scenario", "/nowhere-else.toml");
    document.querySelector("roicm-calculator")?.removeAttribute("scenario");
  });
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(200);
  assert.equal(await notices.textContent(), "");
  await page.close();
});

test("beside a scenario that cannot be computed there are no figures of another; what is wrong is said in any language", async () => {
  const { page } = await open();
  await page.evaluate(() => void (/** @type {any} */ (document.querySelector("roicm-calculator")).document = "schema_version = 9"));
  await page.locator(".problems li").first().waitFor();
  assert.equal(await page.locator(".field, .lead, .figures > *").count(), 0);
  await page.evaluate(() => document.querySelector("roicm-calculator")?.setAttribute("lang", "zh-Hant"));
  assert.match(`${await page.locator(".problems b").textContent()}`, /\p{Script=Han}/u);
  await page.locator("[name=profile]").first().check();
  await rested(page);
  assert.equal(await page.locator(".problems").textContent(), "");
  await page.close();
});

test("a button that is pressed again and again opens one dialog, and an emptied field lets the focus go", async () => {
  const { page } = await open();
  await page.locator(".how").first().evaluate((/** @type {HTMLElement} */ button) => {
    for (let times = 0; times < 4; times++) button.click();
  });
  await page.locator("dialog[open]").waitFor();
  await page.waitForTimeout(200);
  assert.equal(await page.locator("dialog").count(), 1);
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
  const field = page.locator(".panel input[type=number]").first();
  const before = await field.inputValue();
  await field.focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Tab");
  assert.equal(await field.inputValue(), before);
  assert.equal(await page.evaluate(() => document.querySelector("roicm-calculator")?.shadowRoot?.activeElement?.getAttribute("type")), "range");
  await page.close();
});

test("the table has the target as it is, although the trials were those of another", async () => {
  const { page } = await open();
  const shares = await page.evaluate(() => {
    const calculator = /** @type {RoicmCalculator} */ (document.querySelector("roicm-calculator"));
    calculator.set("payback_target_months", 20);
    return Object.values(calculator.simulation?.options ?? {}).map(({ payback_by_month }) => `${payback_by_month[20]}`);
  });
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector("roicm-calculator")).evaluation.scenario.payback_target_months === 20);
  await page.evaluate(() => /** @type {any} */ (document.querySelector("roicm-calculator")).cancel());
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "CSV", exact: true }).click()]);
  const rows = (await readFile(await download.path(), "utf8")).split("\r\n");
  assert.deepEqual(rows.flatMap((row) => /probability_of_payback_by_target,(.*),share$/.exec(row)?.[1] ?? []), shares);
  await page.close();
});

test("doing nothing is explained as options are", async () => {
  const { page } = await open();
  await page.locator(".options [data-how=do_nothing]").click();
  assert.match((await page.locator("dialog[open]").textContent()) ?? "", /0 by definition/);
  await page.close();
});

test("of a bad link there is a notice, and the default scenario", async () => {
  const bomb = `#roicm=1.${await deflated(JSON.stringify({ preset: "multinational", settings: {}, engine: "x".repeat(2 ** 20) }))}`;
  assert(bomb.length < 4096);
  const links = [
    "#roicm=1.%%%",
    "#roicm=1.AAAA",
    "#roicm=9.AAAA",
    "#roicm=",
    `#roicm=1.${"A".repeat(5000)}`,
    bomb,
    `#roicm=1.${await deflated('{"preset":"no-such","settings":{},"engine":"0.1.0"}')}`,
    `#roicm=1.${await deflated('{"preset":"multinational","settings":{"__proto__":"1"},"engine":"0.1.0"}')}`,
    `#roicm=1.${await deflated('{"preset":"multinational","settings":[1],"engine":"0.1.0"}')}`,
    `#roicm=1.${await deflated("null")}`,
    // What it calls the version would stand on the page.
    `#roicm=1.${await deflated(JSON.stringify({ preset: "multinational", settings: {}, engine: "9. Your account is locked: call us" }))}`,
  ];
  for (const hash of links) {
    const { page } = await open({ hash });
    assert.match((await page.locator(".notice").textContent()) ?? "", /could not be read/, hash.slice(0, 40));
    assert.equal(await page.locator("[name=profile]:checked").getAttribute("value"), "hong-kong-only");
    await page.close();
  }
});

test("labels are texts, whatever they hold", async () => {
  const { page, complaints } = await open();
  const found = await page.evaluate(async () => {
    const calculator = /** @type {RoicmCalculator} */ (document.querySelector("roicm-calculator"));
    const label = '<img src=x onerror="globalThis.broken = 1">"><script>globalThis.broken = 1</script>';
    calculator.document = /** @type {any} */ ({
      schema_version: 1,
      name: label,
      currency: "HKD",
      horizon_months: 12,
      discount_rate: 0,
      workforce: { headcount: 5, hourly_cost: { uniform: { min: 100, max: 300 }, source: label } },
      losses: { late: { label, events_per_year: 600, minutes_per_event: 20 } },
      options: { better: { label, steps: { go: { label, month: 0, cost: 100, effects: [{ loss: "late", input: "events_per_year", reduce_by: 0.5 }] } } } },
      claims: { fast: { label, result: "payback_months", option: "better", at_most: 9, source: label } },
    });
    await new Promise((resolve) => {
      calculator.addEventListener("roicm-result", (event) => /** @type {CustomEvent} */ (event).detail.tornado && resolve(undefined));
    });
    const root = /** @type {ShadowRoot} */ (calculator.shadowRoot);
    return {
      elements: root.querySelectorAll("img, script, [onerror]").length,
      shown: root.textContent?.includes("<img src=x"),
      broken: "broken" in globalThis,
    };
  });
  await page.locator("[data-how]").first().click();
  await page.locator("dialog[open]").waitFor();
  assert.deepEqual(found, { elements: 0, shown: true, broken: false });
  assert.deepEqual(complaints, []);
  await page.close();
});

test("what cannot be computed is said beside its input, and the last figures stay", async () => {
  const { page } = await open();
  const problem = page.evaluate(
    () =>
      new Promise((resolve) => {
        const calculator = document.querySelector("roicm-calculator");
        calculator?.addEventListener("roicm-problem", (event) => resolve(/** @type {CustomEvent} */ (event).detail.problems), { once: true });
      }),
  );
  await page.locator(".panel input[type=number]").first().fill("-3");
  const [first] = /** @type {any[]} */ (await problem);
  assert.equal(first.path, "workforce.headcount");
  assert.equal(await page.locator(".panel input[type=number]").first().getAttribute("aria-invalid"), "true");
  assert.match((await page.locator(".lead").textContent()) ?? "", /Interruptions cost you/);
  await page.locator(".panel input[type=number]").first().fill("51");
  await page.waitForFunction(() => !document.querySelector("roicm-calculator")?.shadowRoot?.querySelector("[aria-invalid]"));
  await page.close();
});

test("files hold what the page shows", async () => {
  const { page } = await open();
  const file = async (/** @type {string} */ name) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name, exact: true }).click()]);
    return readFile(await download.path(), "utf8");
  };
  const everything = JSON.parse(await file("JSON"));
  assert.equal(everything.evaluation.scenario.currency, "HKD");
  assert(everything.simulation && everything.tornado);
  const table = await file("CSV");
  assert(table.includes(everything.evaluation.today.annual_cost));
  await page.close();
});

test("on paper the calculator is alone, and the page is as it was afterwards", async () => {
  const { page } = await open();
  const found = await page.evaluate(() => {
    const aside = () => [...document.querySelectorAll("[data-roicm-aside]")].map((it) => it.localName);
    const seen = /** @type {string[][]} */ ([]);
    window.print = () => void seen.push(aside());
    const buttons = [...(document.querySelector("roicm-calculator")?.shadowRoot?.querySelectorAll("button") ?? [])];
    buttons.find((it) => it.textContent === "Print")?.click();
    window.dispatchEvent(new Event("afterprint"));
    return [...seen, aside(), document.adoptedStyleSheets.length];
  });
  assert.deepEqual(found, [["h1"], [], 0]);
  await page.close();
});

test("another option is shown without another simulation", async () => {
  const { page } = await open();
  const found = await page.evaluate(async () => {
    const calculator = /** @type {RoicmCalculator} */ (document.querySelector("roicm-calculator"));
    const { simulation } = calculator;
    const compared = new Promise((resolve) => calculator.addEventListener("roicm-result", resolve, { once: true }));
    const choice = /** @type {HTMLInputElement} */ (calculator.shadowRoot?.querySelector("[name=shown-option][value=gateway]"));
    choice.click();
    await compared;
    return { isSame: calculator.simulation === simulation, result: calculator.tornado?.result };
  });
  assert.deepEqual(found, { isSame: true, result: "options.gateway.net_present_value" });
  await page.close();
});

test("a simulation can be stopped", async () => {
  const { page } = await open();
  const isStopped = await page.evaluate(async () => {
    const calculator = /** @type {RoicmCalculator} */ (document.querySelector("roicm-calculator"));
    calculator.setAttribute("trials", "5000000");
    await new Promise((resolve) => setTimeout(resolve, 600));
    const button = [...(calculator.shadowRoot?.querySelectorAll("button") ?? [])].find((it) => it.textContent === "Cancel");
    const wasThere = button && !button.hidden;
    button?.click();
    return wasThere && button.hidden;
  });
  assert.equal(isStopped, true);
  await page.close();
});

test("where WebAssembly is not allowed, the page says so", async () => {
  const strict = await serve({ headers: () => ({ "content-security-policy": POLICY.replace(" 'wasm-unsafe-eval'", "") }) });
  const page = await browser.newPage();
  await page.goto(strict.origin + PAGE);
  await page.locator(".problems p").waitFor();
  assert.match((await page.locator(".problems").textContent()) ?? "", /needs WebAssembly/);
  await page.close();
  await strict.close();
});

test("a frame is as high as what is in it says, and no other window is heard", async () => {
  const framing = await serve({ headers: () => ({ "content-security-policy": `${POLICY}; frame-src 'self'` }) });
  const page = await browser.newPage();
  await page.goto(`${framing.origin}/bindings-wasm/test/pages/embed.html`);
  const frame = page.locator("iframe");
  await page.waitForFunction(() => Number.parseFloat(document.querySelector("iframe")?.style.height ?? "") > 1000);
  const before = await frame.evaluate((it) => it.style.height);
  await page.evaluate(() => window.postMessage({ type: "roicm-height", height: 7 }, "*"));
  await page.evaluate(() => {
    const frame = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe"));
    const from = (/** @type {string} */ origin, /** @type {any} */ source, /** @type {unknown} */ data) =>
      window.dispatchEvent(new MessageEvent("message", { data, origin, source }));
    from("https://example.org", frame.contentWindow, { type: "roicm-height", height: 7 });
    from(location.origin, frame.contentWindow, { type: "roicm-height", height: "7" });
    from(location.origin, frame.contentWindow, null);
  });
  await page.waitForTimeout(50);
  assert.notEqual(Number.parseFloat(before), 7);
  assert.notEqual(await frame.evaluate((it) => it.style.height), "7px");
  await page.close();
  await framing.close();
});

/** @param {string} text */
async function deflated(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return Buffer.from(await new Response(stream).arrayBuffer()).toString("base64url");
}
