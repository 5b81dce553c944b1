import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  plugins: [
    // Otherwise Vue takes the element for a component that nobody has registered.
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "roicm-calculator" } } }),
  ],
  build: { outDir: "built", rollupOptions: { input: ["react/index.html", "vue/index.html"] } },
});
