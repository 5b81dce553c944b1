// A worker whose engine breaks off when it is asked for its version: by an instruction that traps, as a bug would.

import { serve } from "/bindings-wasm/js/serve.js";
import { verbs } from "/bindings-wasm/js/verbs.js";

// (module (func (export "trap") unreachable))
const TRAP = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 116, 114, 97, 112, 0, 0, 10, 5, 1, 3, 0, 0, 11,
]);

serve(self, (module) => ({
  ...verbs(module),
  version: () => new WebAssembly.Instance(new WebAssembly.Module(TRAP)).exports.trap(),
}));
