// What of the calculator needs no page: its words, its decimals, its files.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "roicm";
import { ticks } from "../../js/element/chart/scale.js";
import { plain, shifted } from "../../js/element/decimal.js";
import { cell, csv } from "../../js/element/download.js";
import { Format } from "../../js/element/format.js";
import { stepName } from "../../js/element/names.js";
import { view } from "../../js/element/view.js";
import { languageOf, WORDS } from "../../js/element/words/index.js";
import { text } from "../support/files.js";

const GLOSSARIES = /** @type {const} */ (["fields", "units", "results", "meanings", "problems", "terms", "reasons", "parts"]);
const roicm = await load();

test("every language has every word, with what goes into it", () => {
  const parts = (/** @type {string} */ sentence) => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const [language, words] of Object.entries(WORDS)) {
    assert.deepEqual(Object.keys(words), Object.keys(WORDS.en), language);
    for (const glossary of GLOSSARIES) assert.deepEqual(Object.keys(words[glossary]), Object.keys(WORDS.en[glossary]));
    for (const [key, sentence] of Object.entries(words)) {
      if (typeof sentence !== "string") continue;
      assert.notEqual(sentence, "", `${language}: ${key}`);
      const english = /** @type {Record<string, any>} */ (WORDS.en)[key];
      assert.deepEqual(parts(sentence), parts(english), `${language}: ${key}`);
    }
  }
});

test("what the presets call things has a name in every language, and so has every unit", () => {
  const labels = new Set();
  const units = new Set();
  for (const { description, toml } of roicm.presets()) {
    const { today, options, claims, assumptions } = roicm.evaluate(toml);
    labels.add(description);
    for (const { label } of [today.losses, options, claims].flatMap((them) => Object.values(them))) labels.add(label);
    for (const { unit } of assumptions) units.add(unit);
  }
  const parts = [...units].flatMap((unit) => (unit in WORDS.en.units ? [] : unit.split(" / ")));
  assert.deepEqual(parts.filter((part) => !(part in WORDS.en.units) && !/^[A-Z]{3}$/.test(part)), []);
  for (const language of /** @type {const} */ (["zh-Hant", "zh-Hans"])) {
    assert.deepEqual(Object.keys(WORDS[language].labels).sort(), [...labels].sort(), language);
  }
});

test("every step of a computation has a name in every language", () => {
  for (const { toml } of roicm.presets()) {
    const evaluation = roicm.evaluate(toml);
    const results = ["today.annual_cost"];
    for (const id of Object.keys(evaluation.options)) {
      for (const name of ["net_present_value", "payback_months", "annual_avoided", "total_investment"]) results.push(`options.${id}.${name}`);
    }
    for (const language of /** @type {const} */ (["en", "zh-Hant", "zh-Hans"])) {
      const now = view(language, { evaluation, option: undefined, explain: () => {}, show: () => {} });
      for (const result of results) {
        const { definitions, reason } = roicm.explain(toml, { result });
        if (reason) assert(reason in WORDS[language].reasons, reason);
        for (const { name } of definitions) {
          const shown = stepName(now, name);
          assert.doesNotMatch(shown, /[{}_]/, `${language}: ${name}`);
          if (language !== "en") assert.match(shown, /\p{Script=Han}|ROICm/u, `${language}: ${name}: ${shown}`);
        }
      }
    }
  }
});

test("every kind of problem has words in every language", async () => {
  const source = await text("core/src/problem/code.rs");
  const codes = [...source.matchAll(/^ {4}\w+ = "(\w+)",$/gm)].map(([, code]) => code);
  assert(codes.length > 30 && codes.includes("out_of_domain"));
  for (const [language, words] of Object.entries(WORDS)) assert.deepEqual(Object.keys(words.problems), codes, language);
});

test("languages by their tags", () => {
  const found = ["en", "en-GB", "fr", "", "zh", "zh-CN", "zh-Hans-HK", "zh-HK", "zh-TW", "zh_Hant", "yue"].map(languageOf);
  const [t, s] = ["zh-Hant", "zh-Hans"];
  assert.deepEqual(found, ["en", "en", "en", "en", s, s, s, t, t, t, t]);
});

test("decimals move their point and lose nothing", () => {
  for (const [share, percent] of [["0.45", "45"], ["0.9995", "99.95"], ["-0.0375", "-3.75"], ["1", "100"], ["0", "0"], ["0.1234567890123456789012345678", "12.34567890123456789012345678"]]) {
    assert.equal(shifted(share ?? "", 2), percent);
    assert.equal(shifted(percent ?? "", -2), share);
  }
  const typed = ["1e3", "1.5E-2", ".5", "5.", "-0", "+2", "", "e", "1,000", "NaN"].map(plain);
  assert.deepEqual(typed, ["1000", "0.015", "0.5", "5", "0", "2", undefined, undefined, undefined, undefined]);
});

test("amounts are rounded from their decimals", () => {
  const format = new Format("en", "HKD", 2);
  const plainly = (/** @type {string} */ text) => text.replaceAll("\u00a0", " ");
  assert.equal(plainly(format.money("419200.6666666666666666666667")), "HKD 419,201");
  assert.equal(plainly(format.money("-0.5")), "-HKD 0.50");
  assert.equal(plainly(format.money("-0")), "HKD 0");
  assert.equal(format.percent(0.34), "34%");
  assert.equal(format.percent(0.004), "0.4%");
  assert.equal(format.months("8.04"), "8 months");
  assert.equal(new Format("zh-Hant", "HKD", 2).months(9).replace(" ", ""), "9個月");
});

test("cells that a spreadsheet would take for formulas are texts, and numbers are untouched", () => {
  const cells = ["=1+1", "+1", "-1+2", "@x", "\tx", "\rx", 'a "b", c', "-12.5", "1e-7", "x"].map(cell);
  assert.deepEqual(cells, [
    ...['"\'=1+1"', '"\'+1"', '"\'-1+2"', '"\'@x"', '"\'\tx"', '"\'\rx"', '"a ""b"", c"', "-12.5", "1e-7", "x"],
  ]);
  const [preset] = roicm.presets();
  const evaluation = roicm.evaluate(preset?.toml ?? "");
  const rows = csv(evaluation).trimEnd().split("\r\n");
  assert(rows.includes(`today,annual_cost,${evaluation.today.annual_cost},HKD / year`));
  assert(!rows.some((row) => row.startsWith("simulation,")));
  const drawn = csv(evaluation, roicm.simulate(preset?.toml ?? "", { trials: 64, seed: "9" })).split("\r\n");
  for (const row of ["simulation,trials,64,trials", "simulation,seed,9,", "simulation,sampler,random,"]) assert(drawn.includes(row), row);
});

test("ticks are round", () => {
  assert.deepEqual(ticks(-120, 410, 6), [-100, 0, 100, 200, 300, 400]);
  assert.deepEqual(ticks(0, 0, 5), [0]);
});
