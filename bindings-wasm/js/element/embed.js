// For a page that has the calculator in a frame: `<iframe data-roicm src="…">` becomes as high as what is in it.

/** In pixels: whatever a frame says, it gets no more. */
const HIGHEST = 20_000;

/**
 * @param {HTMLIFrameElement} frame
 * @param {MessageEvent} event
 */
function follow(frame, event) {
  const { data, source, origin } = event;
  // Any window can send anything: only the frame itself is heard, and only from where it was loaded.
  if (source !== frame.contentWindow || origin !== new URL(frame.src, location.href).origin) return;
  if (data?.type !== "roicm-height" || !Number.isFinite(data.height)) return;
  frame.style.height = `${Math.min(Math.max(0, data.height), HIGHEST)}px`;
}

window.addEventListener("message", (event) => {
  for (const frame of document.querySelectorAll("iframe[data-roicm]")) follow(/** @type {HTMLIFrameElement} */ (frame), event);
});
