"use strict";
// Texts come from the web: they enter the page through textContent alone, and Plotly through escaped().
const $ = (id) => document.getElementById(id);
const STATUSES = {occurred: "#2f7fc1", expected: "#56b4e9", considered: "#e69f00", declined: "#cc79a7",
  failed: "#d55e00", denied: "#8c8c8c"};
const FLOWING = new Set(["occurred", "expected", "considered"]);
const PAGE = 50, FLOWS = 30, BARS = 8, PAYERS = 12, MOST = 10;
const COLUMNS = [["Who", (e) => e.who || "–"], ["Event", (e) => e.kind || e.type],
  ["Status", (e) => e.status + (e.hedged ? " (hedged)" : "")], ["Organizations", (e) => organizations(e)],
  ["Role", (e) => e.role], ["Date", (e) => e.date], ["Amount", (e) => (e.amount ? e.amount.text : "")],
  ["Documents", (e) => e.documents], ["First report", (e) => e.first], ["Last report", (e) => e.last]];
let ORGS = [], EVENTS = [], shown = [], matching = [], page = 0, sorted = {column: 7, up: false};
const open = new Set();

async function unpacked(id) {
  const packed = atob($(id).textContent), bytes = new Uint8Array(packed.length);
  for (let place = 0; place < packed.length; place += 1) bytes[place] = packed.charCodeAt(place);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

function loaded(source) {
  return new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = URL.createObjectURL(new Blob([source], {type: "text/javascript"}));
    script.onload = done;
    script.onerror = fail;
    document.head.append(script);
  });
}

function make(tag, values = {}, ...children) {
  const element = Object.assign(document.createElement(tag), values);
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}

const escaped = (text) => String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const short = (text, size = 26) => escaped(text.length > size ? `${text.slice(0, size - 1)}…` : text);
const plural = (count, word) => `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
const named = (index) => (index === undefined ? "" : $("fold").checked ? ORGS[index].parent : ORGS[index].name);
const all = (event, slot) => [...new Set((event[slot] || []).map(named))];

function organizations(event) {
  const list = (slot) => (event[slot] || []).map((index) => ORGS[index].name).join(", ");
  return event.other ? list("other") : `${list("from")} → ${list("to")}`.trim();
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

// A chart, or a sentence where there is nothing to draw; its figures follow as a table for those who cannot see it.
function draw(id, traces, layout, heads, figures) {
  const place = $(id);
  if (!figures.length) {
    if (place.firstChild && place.firstChild.data) Plotly.purge(place.firstChild);
    place.replaceChildren(make("p", {textContent: "Nothing to show under these filters."}));
    return;
  }
  if (!place.querySelector(".plot")) {
    place.replaceChildren(make("div", {className: "plot"}),
      make("details", {}, make("summary", {textContent: "The figures as a table"}), make("table")));
  }
  const plot = place.querySelector(".plot");
  plot.setAttribute("role", "img");
  plot.setAttribute("aria-label", `${$(`h-${id}`).textContent}: chart; its figures follow as a table.`);
  const axis = {gridcolor: colour("--line"), zerolinecolor: colour("--soft"), automargin: true};
  Plotly.react(plot, traces, {paper_bgcolor: "transparent", plot_bgcolor: "transparent", font: {color: colour("--ink"),
    size: 12}, margin: {l: 10, r: 10, t: 10, b: 30}, hoverlabel: {namelength: -1}, legend: {orientation: "h", x: 0, y: 1.02, yanchor: "bottom"},
    ...layout, ...Object.fromEntries(Object.entries(layout).filter(([key]) => /^[xy]axis/.test(key))
      .map(([key, value]) => [key, {...axis, ...value}]))}, {displayModeBar: false, responsive: true});
  place.querySelector("table").replaceChildren(make("tr", {}, ...heads.map((head) => make("th", {textContent: head}))),
    ...figures.map((row) => make("tr", {}, ...row.map((cell) => make("td", {textContent: String(cell)})))));
}

const moves = () => shown.filter((event) => event.type === "move" && FLOWING.has(event.status));
const tidy = (value) => Math.round(value * 10) / 10;

function drawFlows() {
  const links = new Map();
  for (const event of moves()) {
    const from = all(event, "from"), to = all(event, "to");
    for (const left of from) for (const right of to) {
      if (left === right) continue;
      const key = JSON.stringify([left, right]);
      const link = links.get(key) || {left, right, people: 0, sure: 0};
      link.people += event.people / (from.length * to.length);
      link.sure += event.status === "occurred" ? event.people / (from.length * to.length) : 0;
      links.set(key, link);
    }
  }
  const top = [...links.values()].sort((a, b) => b.people - a.people || (a.left + a.right < b.left + b.right ? -1 : 1))
    .slice(0, FLOWS);
  $("flows-note").textContent = links.size > FLOWS ? `The ${FLOWS} largest of ${links.size.toLocaleString("en")} flows.` : "";
  const nodes = [...new Set(top.flatMap((link) => [`<${link.left}`, `>${link.right}`]))];
  const sides = Math.max(...["<", ">"].map((side) => nodes.filter((node) => node[0] === side).length), 1);
  draw("flows", [{type: "sankey", arrangement: "fixed", node: {label: nodes.map((node) => short(node.slice(1))), pad: 12,
    thickness: 14, color: nodes.map((node) => (node[0] === "<" ? STATUSES.failed : STATUSES.occurred)),
    hovertemplate: "%{label}: %{value}<extra></extra>"},
    link: {source: top.map((link) => nodes.indexOf(`<${link.left}`)), target: top.map((link) => nodes.indexOf(`>${link.right}`)),
      value: top.map((link) => link.people), color: top.map((link) => (link.sure * 2 >= link.people ? "#2f7fc177" : "#e69f0077")),
      hovertemplate: "%{source.label} → %{target.label}: %{value}<extra></extra>"}}],
  {height: Math.max(240, 28 * sides)}, ["From", "To", "People", "of these moved already"],
  top.map((link) => [link.left, link.right, tidy(link.people), tidy(link.sure)]));
}

function drawNet() {
  const net = new Map();
  const add = (name, side, people) => {
    const entry = net.get(name) || {name, gained: 0, lost: 0};
    entry[side] += people;
    net.set(name, entry);
  };
  for (const event of moves()) {
    const from = all(event, "from"), to = all(event, "to");
    from.filter((name) => !to.includes(name)).forEach((name) => add(name, "lost", event.people));
    to.filter((name) => !from.includes(name)).forEach((name) => add(name, "gained", event.people));
  }
  const ranked = [...net.values()].sort((a, b) => b.gained - b.lost - a.gained + a.lost || (a.name < b.name ? -1 : 1));
  const best = ranked.length > 2 * BARS ? [...ranked.slice(0, BARS), ...ranked.slice(-BARS)] : ranked;
  const y = best.map((entry, index) => index);
  draw("net", [
    {type: "bar", orientation: "h", name: "joined", y, x: best.map((e) => e.gained), marker: {color: STATUSES.occurred}},
    {type: "bar", orientation: "h", name: "left", y, x: best.map((e) => -e.lost), marker: {color: STATUSES.failed}},
    {type: "scatter", mode: "markers", name: "net", y, x: best.map((e) => e.gained - e.lost),
      marker: {symbol: "diamond", size: 9, color: colour("--ink")}}],
  {barmode: "relative", height: Math.max(240, 26 * best.length + 90),
    yaxis: {autorange: "reversed", zeroline: false, tickvals: y, ticktext: best.map((e) => short(e.name, 22))}, xaxis: {}},
  ["Organization", "Joined", "Left", "Net"], best.map((e) => [e.name, e.gained, e.lost, e.gained - e.lost]));
}

function tallest(figures, type) {
  const stacks = new Map();
  figures.filter((row) => row[0] === type).forEach((row) => stacks.set(row[3], (stacks.get(row[3]) || 0) + row[4]));
  return Math.max(0, ...stacks.values());
}

function drawTimeline() {
  const dated = shown.filter((event) => event.when && (event.type === "move" || event.type === "offer"));
  const days = dated.map((event) => event.when).sort();
  const span = days.length ? (new Date(days[days.length - 1]) - new Date(days[0])) / 864e5 : 0;
  const [size, bar] = span <= 62 ? [10, 0.9] : span <= 3700 ? [7, 27] : [4, 330];
  const counts = new Map();
  for (const event of dated) {
    const key = JSON.stringify([event.type, event.status, event.hedged, event.when.slice(0, size)]);
    counts.set(key, (counts.get(key) || 0) + 1);
  }
  const figures = [...counts].map(([key, count]) => [...JSON.parse(key), count]).sort((a, b) => (a[3] < b[3] ? -1 : 1));
  const traces = [], legend = new Set();
  for (const [index, type] of ["move", "offer"].entries()) for (const status in STATUSES) for (const hedged of [false, true]) {
    const rows = figures.filter((row) => row[0] === type && row[1] === status && row[2] === hedged);
    const name = status + (hedged ? ", hedged" : "");
    if (!rows.length) continue;
    traces.push({type: "bar", name, legendgroup: name, showlegend: !legend.has(name), 
      x: rows.map((row) => row[3] + {4: "-07-01", 7: "-15", 10: ""}[size]), width: bar * 864e5,
      y: rows.map((row) => row[4]), yaxis: index ? "y2" : "y",
      marker: {color: STATUSES[status], pattern: {shape: hedged ? "/" : "", fgcolor: colour("--card"), fillmode: "overlay", size: 6}}});
    legend.add(name);
  }
  const whole = (type) => ({rangemode: "tozero", nticks: 5, tickformat: ",d",
    ...(tallest(figures, type) < 5 ? {dtick: 1} : {})});
  const has = (type) => figures.some((row) => row[0] === type);
  const moved = {...whole("move"), domain: has("offer") ? [0.42, 1] : [0, 1], title: {text: "moves"}};
  const offered = {...whole("offer"), domain: has("move") ? [0, 0.34] : [0, 1], title: {text: "offers"}};
  draw("timeline", traces, {barmode: "stack", height: 380, xaxis: {type: "date", anchor: has("offer") ? "y2" : "y"},
    ...(has("move") ? {yaxis: moved} : {}), ...(has("offer") ? {yaxis2: offered} : {})},
  ["Period", "Type", "Status", "Hedged", "Events"], figures.map((row) => [row[3], row[0], row[1], row[2] ? "yes" : "no", row[4]]));
}

// A logarithmic axis from the smallest to the largest sum, with 1, 3, 10, 30 … or, over many decades, powers of ten.
function scale(sums) {
  const known = sums.filter((sum) => sum > 0);
  const [low, high] = [Math.min(...known) / 1.6, Math.max(...known) * 1.6];
  if (!known.length) return {};
  const ticks = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power += 1) {
    ticks.push(10 ** power, ...(high / low < 2000 ? [3 * 10 ** power] : []));
  }
  const shown = ticks.filter((tick) => tick >= low && tick <= high);
  const brief = new Intl.NumberFormat("en", {notation: "compact"});
  return {range: [Math.log10(low), Math.log10(high)], tickvals: shown, ticktext: shown.map((tick) => brief.format(tick))};
}

const PAYMENTS = {offer: ["offered to people", "circle"], move: ["pay in moves", "square"], deal: ["deals", "diamond"]};

function drawMoney() {
  const currency = $("currency").value;
  const sums = new Map();
  for (const event of shown) {
    if (!event.amount || event.amount.currency !== currency || event.status === "denied" || !PAYMENTS[event.type]) continue;
    const payers = all(event, event.type === "offer" ? "other" : event.type === "move" ? "to" : "from");
    const name = payers.length ? payers[0] + (payers.length > 1 ? ` + ${payers.length - 1} more` : "") : "not told";
    const settled = event.status === "occurred" || (event.type === "offer" && event.status === "declined");
    const key = JSON.stringify([name, event.type, settled]);
    sums.set(key, (sums.get(key) || 0) + event.amount.value);
  }
  const totals = new Map();
  const figures = [...sums].map(([key, sum]) => [...JSON.parse(key), sum]);
  figures.forEach((row) => totals.set(row[0], (totals.get(row[0]) || 0) + row[3]));
  const names = [...totals.keys()].sort((a, b) => totals.get(b) - totals.get(a) || (a < b ? -1 : 1)).slice(0, PAYERS);
  const traces = [];
  for (const type in PAYMENTS) for (const settled of [true, false]) {
    const rows = figures.filter((row) => row[1] === type && row[2] === settled && names.includes(row[0]));
    if (rows.length) traces.push({type: "scatter", mode: "markers", name: PAYMENTS[type][0] + (settled ? "" : ", not settled"),
      x: rows.map((row) => row[3]), y: rows.map((row) => names.indexOf(row[0])), text: rows.map((row) => escaped(row[0])),
      hovertemplate: "%{text}: %{x:,.0f}<extra>%{fullData.name}</extra>", marker: {size: 13, line: {width: 2},
        symbol: PAYMENTS[type][1] + (settled ? "" : "-open"), color: {offer: STATUSES.considered, move: STATUSES.declined, deal: STATUSES.occurred}[type]}});
  }
  draw("money", traces, {height: Math.max(240, 28 * names.length + 110), yaxis: {autorange: "reversed", zeroline: false,
    tickvals: names.map((name, index) => index), ticktext: names.map((name) => short(name, 22))},
  xaxis: {type: "log", title: {text: escaped(currency)}, ...scale(figures.map((row) => row[3]))}},
  ["Organization", "What", "Settled", currency], figures.filter((row) => names.includes(row[0])).sort((a, b) => b[3] - a[3])
    .map((row) => [row[0], PAYMENTS[row[1]][0], row[2] ? "yes" : "no", row[3].toLocaleString("en")]));
}

function drawMost() {
  const top = shown.filter((event) => event.type === "move").sort((a, b) => b.documents - a.documents || a.index - b.index).slice(0, MOST);
  $("most").replaceChildren(...top.map((event) => make("li", {}, make("button", {type: "button", onclick: () => showEvent(event),
    textContent: `${event.who || "–"}: ${organizations(event)}`}), ` ${event.status}${event.hedged ? ", hedged" : ""}; ` +
    `${plural(event.documents, "document")}, ${plural(event.outlets, "outlet")}`)));
}

function showEvent(event) {
  open.add(event.index);
  $("search").value = "";
  search();
  page = Math.floor(matching.indexOf(event) / PAGE);
  drawRows();
  $(`open-${event.index}`).focus();
}

// What of a quote to mark: the trigger at its place, the arguments wherever they are named. Offsets count characters.
function marked(quote, report, event) {
  const text = quote.text, ranges = [];
  const units = (count) => [...text].slice(0, count).join("").length;
  const at = report.trigger.start - quote.start;
  if (at >= 0 && at < text.length) {
    const start = units(at);
    if (text.startsWith(report.trigger.text, start)) ranges.push([start, start + report.trigger.text.length, "trigger"]);
  }
  for (const term of [...report.terms].sort((a, b) => b.length - a.length)) {
    for (let start = text.indexOf(term); term && start >= 0; start = text.indexOf(term, start + term.length)) {
      if (ranges.every(([left, right]) => start + term.length <= left || right <= start)) ranges.push([start, start + term.length, ""]);
    }
  }
  const parts = [];
  let done = 0;
  for (const [start, end, className] of ranges.sort((a, b) => a[0] - b[0])) {
    parts.push(text.slice(done, start), make("mark", {className, textContent: text.slice(start, end)}));
    done = end;
  }
  return make("blockquote", {}, ...parts, text.slice(done));
}

function evidence(event) {
  const cell = make("td", {colSpan: COLUMNS.length});
  for (const report of event.reports) {
    const about = [report.doc_id, report.published, report.status + (report.hedged ? " (hedged)" : ""), report.sources.join(", "), report.rule];
    cell.append(make("p", {className: "meta", textContent: about.filter(Boolean).join(" · ")}),
      ...report.evidence.map((quote) => marked(quote, report, event)));
  }
  return make("tr", {id: `evidence-${event.index}`}, cell);
}

function row(event) {
  const cells = COLUMNS.map(([head, value], index) => {
    const cell = make("td", {className: index === 2 && event.hedged ? "hedged" : ""});
    cell.dataset.label = head;
    if (index) {
      cell.textContent = value(event) ?? "";
      return cell;
    }
    const button = make("button", {type: "button", id: `open-${event.index}`, textContent: value(event) ?? "–"});
    button.setAttribute("aria-expanded", String(open.has(event.index)));
    button.setAttribute("aria-controls", `evidence-${event.index}`);
    button.onclick = () => {
      open.has(event.index) ? open.delete(event.index) : open.add(event.index);
      drawRows();
      $(`open-${event.index}`).focus();
    };
    cell.append(button);
    return cell;
  });
  return make("tr", {}, ...cells);
}

function drawRows() {
  const pages = Math.max(1, Math.ceil(matching.length / PAGE));
  page = Math.min(Math.max(page, 0), pages - 1);
  $("rows").replaceChildren(...matching.slice(page * PAGE, (page + 1) * PAGE)
    .flatMap((event) => (open.has(event.index) ? [row(event), evidence(event)] : [row(event)])));
  $("found").textContent = plural(matching.length, "event");
  $("page").textContent = `Page ${page + 1} of ${pages}`;
  $("back").disabled = page === 0;
  $("next").disabled = page === pages - 1;
  [...$("heads").children].forEach((head, index) => head.setAttribute("aria-sort",
    index === sorted.column ? (sorted.up ? "ascending" : "descending") : "none"));
}

function search() {
  const words = $("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  matching = shown.filter((event) => words.every((word) => event.haystack.includes(word)));
  const keyed = matching.map((event) => [sorted.column === 6 ? (event.amount ? event.amount.value : "") :
    COLUMNS[sorted.column][1](event) ?? "", event]);
  const compare = (a, b) => (a === b ? 0 : a === "" ? 1 : b === "" ? -1 : (a < b ? -1 : 1) * (sorted.up ? 1 : -1));
  matching = keyed.sort((a, b) => compare(a[0], b[0]) || a[1].index - b[1].index).map(([, event]) => event);
  page = 0;
  drawRows();
}

const checked = (name) => new Set([...document.querySelectorAll(`input[name=${name}]:checked`)].map((box) => box.value));

function apply() {
  const [from, to, organization] = ["from", "to", "organization"].map((id) => $(id).value.trim());
  const types = checked("type"), statuses = checked("status"), hedged = $("hedged").value, wanted = organization.toLowerCase();
  shown = EVENTS.filter((event) => types.has(event.type) && statuses.has(event.status) &&
    (!hedged || event.hedged === (hedged === "yes")) && (!from || (event.when && event.when >= from)) &&
    (!to || (event.when && event.when <= to)) && (!wanted || event.names.some((name) => name.includes(wanted))));
  $("summary").textContent = `${plural(shown.length, "event")} of ${EVENTS.length.toLocaleString("en")} shown`;
  drawMost();
  search();
  drawCharts();
}

function drawCharts() {
  if (!window.Plotly) return; // the table comes first; the charts follow when their library is unpacked
  drawFlows();
  drawNet();
  drawTimeline();
  drawMoney();
}

function boxes(place, name, values) {
  for (const value of values) place.append(make("label", {}, make("input", {type: "checkbox", name, value, checked: true,
    defaultChecked: true}), ` ${value}`));
}

function prepare(data) {
  ORGS = data.organizations;
  EVENTS = data.events;
  EVENTS.forEach((event, index) => {
    const used = [...(event.from || []), ...(event.to || []), ...(event.other || [])];
    event.index = index;
    event.names = [...new Set(used.flatMap((org) => [ORGS[org].name, ORGS[org].parent]))].map((name) => name.toLowerCase());
    event.haystack = [...COLUMNS.map(([, value]) => value(event) ?? ""), ...event.reports.flatMap((report) =>
      [report.doc_id, ...report.sources, ...report.evidence.map((quote) => quote.text)])].join(" ").toLowerCase();
  });
  const tally = new Map();
  EVENTS.forEach((event) => event.names.length && [...(event.from || []), ...(event.to || []), ...(event.other || [])]
    .forEach((org) => tally.set(org, (tally.get(org) || 0) + 1)));
  $("organizations").replaceChildren(...[...tally].sort((a, b) => b[1] - a[1]).slice(0, 300)
    .map(([org]) => make("option", {value: ORGS[org].name})));
  const currencies = new Map();
  EVENTS.forEach((event) => event.amount && currencies.set(event.amount.currency, (currencies.get(event.amount.currency) || 0) + 1));
  $("currency").replaceChildren(...[...currencies].sort((a, b) => b[1] - a[1]).map(([value]) => make("option", {value, textContent: value})));
  boxes($("types"), "type", ["move", "offer", "appointment", "founding", "deal"]);
  boxes($("statuses"), "status", Object.keys(STATUSES));
  $("heads").replaceChildren(...COLUMNS.map(([head], column) => make("th", {scope: "col"}, make("button", {type: "button", textContent: head,
    onclick: () => {
      sorted = {column, up: sorted.column === column ? !sorted.up : column < 7};
      search();
    }}))));
}

function listen() {
  $("filters").addEventListener("input", apply);
  $("filters").addEventListener("reset", () => setTimeout(apply));
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("currency").addEventListener("input", drawCharts);
  $("search").addEventListener("input", search);
  $("back").onclick = () => { page -= 1; drawRows(); };
  $("next").onclick = () => { page += 1; drawRows(); };
  $("theme").onclick = () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    apply();
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", apply);
}

async function start() {
  try {
    prepare(JSON.parse(await unpacked("data")));
    listen();
    apply();
    document.documentElement.dataset.interactive = String(Math.round(performance.now()));
    await new Promise(requestAnimationFrame);
    await loaded(await unpacked("library"));
    drawCharts();
    document.documentElement.dataset.ready = String(Math.round(performance.now()));
  } catch (error) {
    $("summary").textContent = `This browser cannot show the report (${error}); one from 2023 or later can.`;
    throw error;
  }
}
start();
