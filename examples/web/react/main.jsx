// A page of React: its own control sets an input of the calculator, and its own line says what came of it.

import { useMemo, useState } from "react";
import { createRoot } from "react-dom/client";
import { Calculator } from "./Calculator.jsx";

function Page() {
  const [headcount, setHeadcount] = useState("");
  const [cost, setCost] = useState("");
  const settings = useMemo(() => (headcount ? { "workforce.headcount": headcount } : {}), [headcount]);
  return (
    <main>
      <section className="hero">
        <h1>In React</h1>
        <p>
          <label>
            People in your company <input type="number" min="1" value={headcount} onChange={({ target }) => setHeadcount(target.value)} />
          </label>
        </p>
        <output>{cost}</output>
      </section>
      <section className="calculator">
        <Calculator
          preset="hong-kong-only"
          settings={settings}
          onResult={({ evaluation }) => setCost(`${evaluation.scenario.currency} ${evaluation.today.annual_cost}`)}
        />
      </section>
    </main>
  );
}

createRoot(document.getElementById("page")).render(<Page />);
