// Files of the project that tests read.

import { readFile } from "node:fs/promises";

const ROOT = new URL("../../../", import.meta.url);

/** @param {string} path from the root of the project */
export const text = (path) => readFile(new URL(path, ROOT), "utf8");

/** @param {string} path from the root of the project */
export const bytes = (path) => readFile(new URL(path, ROOT));

/** A document with little in it, as an object. */
export const SMALL = Object.freeze({
  schema_version: 1,
  currency: "HKD",
  horizon_months: 12,
  discount_rate: 0,
  workforce: { headcount: 50, hourly_cost: 200 },
  losses: { rework: { events_per_year: 600, minutes_per_event: 17 } },
});
