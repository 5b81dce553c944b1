// The worker of a client.

import { engine } from "./engine.js";
import { serve } from "./serve.js";

serve(/** @type {any} */ (self), engine);
