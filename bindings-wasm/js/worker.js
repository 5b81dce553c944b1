// The worker of a client.

import { serve } from "./serve.js";
import { verbs } from "./verbs.js";

serve(/** @type {any} */ (self), verbs);
