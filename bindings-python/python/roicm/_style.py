"""How results look in a notebook: the colours of its theme where it has one, else those of the reader's system."""

from __future__ import annotations

__all__ = ["STYLE"]

# Every colour is first that of JupyterLab, then that of VS Code, then one of ours, which the system's scheme chooses. The
# class stands twice, so that the rules weigh more than those by which notebooks draw any table.
STYLE = """<style>
.roicm{color-scheme:light dark;--c-line:#d0d7de;--c-soft:#57606a;--c-text:#1f2328;--c-bar:#0072b2;--c-bad:#b3261e;--c-good:#00674b;
--r-text:var(--jp-content-font-color1,var(--vscode-editor-foreground,var(--c-text)));
--r-soft:var(--jp-content-font-color2,var(--vscode-descriptionForeground,var(--c-soft)));
--r-line:var(--jp-border-color2,var(--vscode-editorWidget-border,var(--c-line)));
--r-bar:var(--c-bar);color:var(--r-text);font:13px/1.45 var(--jp-content-font-family,system-ui,sans-serif);
max-width:84em;overflow-x:auto;padding:2px 0 6px}
@media (prefers-color-scheme:dark){.roicm{--c-line:#3d444d;--c-soft:#9aa4af;--c-text:#e6edf3;--c-bar:#56b4e9;--c-bad:#ff8a80;--c-good:#3fd0a4}}
[data-jp-theme-light="true"] .roicm{color-scheme:light;--c-bar:#0072b2;--c-bad:#b3261e;--c-good:#00674b}
[data-jp-theme-light="false"] .roicm{color-scheme:dark;--c-bar:#56b4e9;--c-bad:#ff8a80;--c-good:#3fd0a4}
.roicm.roicm .r-title{font-size:15px;font-weight:600;margin:0}
.roicm.roicm .r-soft{color:var(--r-soft);margin:0;font-size:12px}
.roicm.roicm .r-lead{margin:6px 0}
.roicm.roicm table{border-collapse:collapse;margin:8px 0 2px;border:0;font-size:13px;color:inherit;table-layout:auto}
.roicm.roicm caption{caption-side:top;text-align:left;font-weight:600;padding:4px 0;color:inherit}
.roicm.roicm th,.roicm.roicm td{padding:4px 12px 4px 0;text-align:left;vertical-align:top;border:0;border-bottom:1px solid var(--r-line);
background:transparent;max-width:28em;white-space:normal;overflow-wrap:break-word}
.roicm.roicm tr,.roicm.roicm tbody tr:nth-child(odd),.roicm.roicm tbody tr:nth-child(even),.roicm.roicm tbody tr:hover{background:transparent}
.roicm.roicm thead th{font-weight:600;color:var(--r-soft);font-size:12px;vertical-align:bottom;border-bottom:1px solid var(--r-soft)}
.roicm.roicm tbody th{font-weight:400}
.roicm.roicm .r-n{text-align:right;font-variant-numeric:tabular-nums}
.roicm.roicm td.r-n,.roicm.roicm tbody th.r-n{white-space:nowrap}
.roicm.roicm thead th.r-n{min-width:4.5em;max-width:11em}
.roicm.roicm tbody th:not(.r-n){min-width:8em}
.roicm.roicm .r-best td,.roicm.roicm .r-best th{font-weight:600}
.roicm.roicm .r-bad{color:var(--c-bad)}
.roicm.roicm .r-good{color:var(--c-good)}
.roicm.roicm .r-track{display:block;position:relative;width:160px;height:12px;margin:3px 0}
.roicm.roicm .r-bar{position:absolute;top:0;bottom:0;background:var(--r-bar);border-radius:1px;min-width:1px}
.roicm.roicm .r-other{background:#e69f00}
.roicm.roicm .r-mark{position:absolute;top:-3px;bottom:-3px;width:0;border-left:1px solid var(--r-text)}
.roicm.roicm .r-zero{position:absolute;top:-3px;bottom:-3px;width:0;border-left:1px dashed var(--r-soft)}
.roicm.roicm ul{margin:6px 0 0;padding-left:18px;color:var(--r-soft);font-size:12px}
</style>"""
