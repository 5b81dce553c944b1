// `<script type="module" src=".../js/element/index.js"></script>` makes `<roicm-calculator>` work.

import { RoicmCalculator } from "./element.js";

export { RoicmCalculator };

if (!customElements.get("roicm-calculator")) customElements.define("roicm-calculator", RoicmCalculator);
