// What a browser is told to hold a file to.

import { createHash } from "node:crypto";

/** @param {Uint8Array} bytes */
export const integrity = (bytes) => `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
