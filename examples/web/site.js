// The page's own script: the language of the calculator, and what it says.

const calculator = document.querySelector("roicm-calculator");

for (const button of document.querySelectorAll("[data-lang]")) {
  button.addEventListener("click", () => {
    calculator?.setAttribute("lang", button.getAttribute("data-lang") ?? "en");
    for (const other of document.querySelectorAll("[data-lang]")) other.setAttribute("aria-pressed", `${other === button}`);
  });
}
