#include "server/render/page/page.hpp"

namespace plenary::server {

std::string_view style_css() noexcept {
  return R"css(:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --ink: #22252b; --quiet: #61666f; --line: #e2dfd6; --accent: #1d5b79; --raised: #fff; --off: #9a3b26;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181c; --ink: #e4e2dc; --quiet: #9aa0a9; --line: #2e333a; --accent: #8cc4e0; --raised: #1c2026; --off: #e39a86;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 60rem; padding: 2.5rem 1.25rem 3rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif;
}
h1, h2, h3 { font-family: Charter, "Bitstream Charter", "Iowan Old Style", Georgia, "Noto Naskh Arabic", "DejaVu Serif", serif; line-height: 1.25; text-wrap: balance; }
h1 { font-size: clamp(1.7rem, 4.5vw, 2.4rem); font-weight: 600; margin: 0; }
h2.year { font-size: 1rem; font-weight: 500; letter-spacing: .08em; color: var(--quiet); margin: 2.5rem 0 0; padding-bottom: .35rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.22rem; font-weight: 600; margin: 0 0 .3rem; }
a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: 1px; }
h3 a { color: inherit; text-decoration: none; }
h3 a:hover, h3 a:focus { text-decoration: underline; text-decoration-color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
p { margin: 0 0 .6rem; }
code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .88em; overflow-wrap: anywhere; }
.lead { color: var(--quiet); margin: .4rem 0 1.5rem; }
.skip { position: absolute; inset-inline-start: -100vw; }
.skip:focus { inset-inline-start: 1rem; top: .5rem; background: var(--raised); padding: .4rem .7rem; }
form { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; padding: 1rem; background: var(--raised); border: 1px solid var(--line); border-radius: .5rem; }
label { display: block; flex: 1 1 11rem; font-size: .82rem; color: var(--quiet); }
label span { display: block; margin-bottom: .2rem; }
select, button, .button { font: inherit; font-size: 1rem; color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: .35rem; padding: .45rem .6rem; min-height: 2.75rem; width: 100%; }
button, .button { width: auto; padding-inline: 1.1rem; color: var(--paper); background: var(--accent); border-color: var(--accent); cursor: pointer; text-decoration: none; display: inline-flex; align-items: center; }
#own-zone, .zone-note, .jump { color: var(--quiet); font-size: .92rem; margin: .9rem 0 0; }
ol.sessions { list-style: none; margin: 0; padding: 0; }
ol.sessions > li { padding: 1.5rem 0; border-bottom: 1px solid var(--line); }
ol.sessions > li:target { background: linear-gradient(90deg, color-mix(in srgb, var(--accent) 9%, transparent), transparent); }
article { display: grid; grid-template-columns: 12.5rem minmax(0, 1fr); gap: .5rem 2rem; }
.when > * { display: block; }
.date { font-weight: 600; font-variant-numeric: tabular-nums; }
.weekday, .agreed, .zone, .offset { color: var(--quiet); font-size: .88rem; }
.shown { margin-top: .5rem; }
.clock { font-variant-numeric: tabular-nums; }
.shown .clock { font-size: 1.25rem; font-weight: 600; color: var(--accent); }
.shown .clock, .shown .zone { display: block; }
.shown .zone, .shown .offset { display: inline; }
.agreed { margin-top: .4rem; }
.tags { display: flex; flex-wrap: wrap; font-size: .88rem; color: var(--quiet); }
.tags span + span::before { content: "·"; margin-inline: .45rem; color: var(--quiet); font-weight: 400; }
.status.off { color: var(--off); font-weight: 600; }
.place { font-weight: 500; }
.note { color: var(--off); }
.called-off h3 { color: var(--quiet); }
.called-off .date { text-decoration: line-through; text-decoration-thickness: 1px; }
dl { margin: .2rem 0 .6rem; display: grid; gap: .2rem; }
dl div { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: .75rem; }
dt { color: var(--quiet); font-size: .92rem; }
dd { margin: 0; }
details { font-size: .88rem; color: var(--quiet); }
summary { cursor: pointer; padding: .3rem 0; }
details ul { margin: .3rem 0; padding-inline-start: 1.2rem; }
details a { color: inherit; }
.pages { display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; margin: 1.25rem 0 0; color: var(--quiet); }
.subscribe { margin-top: 3rem; padding: 1.25rem 1.5rem; background: var(--raised); border: 1px solid var(--line); border-radius: .5rem; }
.subscribe h2 { margin: 0 0 .8rem; font-size: 1.3rem; }
.small, .address { font-size: .9rem; color: var(--quiet); }
footer { margin-top: 2rem; font-size: .88rem; color: var(--quiet); }
.warning { color: var(--off); }
@media (max-width: 42rem) {
  body { padding-top: 1.5rem; }
  article { grid-template-columns: 1fr; }
  .when { display: flex; flex-wrap: wrap; gap: .1rem .6rem; align-items: baseline; }
  .shown, .agreed { flex-basis: 100%; margin-top: 0; }
  dl div { grid-template-columns: 1fr; gap: 0; margin-bottom: .25rem; }
}
@media print {
  form, .subscribe, .skip, #own-zone { display: none; }
  ol.sessions > li { break-inside: avoid; }
}
)css";
}

std::string_view page_js() noexcept {
  return R"js("use strict";
(() => {
  const line = document.getElementById("own-zone");
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const query = new URLSearchParams(location.search);
  if (!line || !zone || query.get("zone")) return;
  query.set("zone", zone);
  const link = line.querySelector("a");
  link.href = location.pathname + "?" + query;
  link.textContent = zone;
  line.hidden = false;
})();
)js";
}

std::string_view favicon_svg() noexcept {
  return R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1d5b79"/><circle cx="16" cy="16" r="9" fill="none" stroke="#fbfaf7" stroke-width="2.5"/><path d="M16 10v6l4 3" fill="none" stroke="#fbfaf7" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/></svg>
)svg";
}

}  // namespace plenary::server
