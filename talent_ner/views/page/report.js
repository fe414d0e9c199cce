"use strict";
// Texts come from the web: they enter the page through textContent alone, and charts as text drawn in SVG.
const $ = (id) => document.getElementById(id);
const STATUSES = {occurred: "#2f7fc1", expected: "#56b4e9", considered: "#e69f00", declined: "#cc79a7",
  failed: "#d55e00", denied: "#8c8c8c"};
const FLOWING = new Set(["occurred", "expected", "considered"]);
const PAGE = 50, FLOWS = 30, BARS = 8, PAYERS = 12, MOST = 10, NEAR = 300;
const COLUMNS = [["Who", (e) => e.who || "–"], ["Event", (e) => e.kind || e.type],
  ["Status", (e) => e.status + (e.hedged ? " (hedged)" : "")], ["Organizations", (e) => organizations(e)],
  ["Role", (e) => e.role], ["Date", (e) => e.date], ["Amount", (e) => (e.amount ? e.amount.text : "")],
  ["Documents", (e) => e.documents], ["First report", (e) => e.first], ["Last report", (e) => e.last]];
const NOTHING = "Nothing to show under these filters.";
const CHARTS = [];
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

const short = (text, size = 26) => (text.length > size ? `${text.slice(0, size - 1)}…` : text);
// The browser's own number formats take a tenth of a second to load, which the first answer need not wait for.
const tidy = (value) => Math.round(value * 10) / 10;
const said = (value) => String(tidy(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
const brief = (value) => [[1e12, "T"], [1e9, "B"], [1e6, "M"], [1e3, "K"], [1, ""]]
  .flatMap(([size, letter]) => (value >= size ? [`${tidy(value / size)}${letter}`] : [])).concat(String(value))[0];
const plural = (count, word) => `${said(count)} ${word}${count === 1 ? "" : "s"}`;
const named = (index) => (index === undefined ? "" : $("fold").checked ? ORGS[index].parent : ORGS[index].name);
const all = (event, slot) => [...new Set((event[slot] || []).map(named))];

const involved = (event) => [...(event.from || []), ...(event.to || []), ...(event.other || [])];

function organizations(event) {
  const list = (slot) => (event[slot] || []).map((index) => ORGS[index].name).join(", ");
  return event.other ? list("other") : `${list("from")} → ${list("to")}`.trim();
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

const narrow = () => innerWidth < 760;
const moves = () => shown.filter((event) => event.type === "move" && FLOWING.has(event.status));
const byName = (a, b) => (a === b ? 0 : a < b ? -1 : 1);

// What all charts have in common. A tooltip's lines are in the `tip` of what is pointed at.
function look() {
  const [ink, card, line] = ["--ink", "--card", "--line"].map(colour);
  return {animation: false, textStyle: {color: ink, fontFamily: "system-ui, sans-serif"},
    tooltip: {confine: true, backgroundColor: card, borderColor: line, textStyle: {color: ink},
      formatter: ({data}) => make("div", {}, ...data.tip.map((text) => make("div", {textContent: text})))}};
}

function axis(values) {
  const [soft, line] = ["--soft", "--line"].map(colour);
  return {...values, axisLabel: {color: soft, hideOverlap: true, ...values.axisLabel}, axisLine: {lineStyle: {color: line}},
    splitLine: {lineStyle: {color: line}, show: values.type !== "category"}, axisTick: {show: false}, nameTextStyle: {color: soft}};
}

// The names of organizations down the left side; `rows` of them make the height.
function nameAxis(names) {
  return axis({type: "category", inverse: true, data: names.map((name, index) => String(index)),
    axisLabel: {interval: 0, formatter: (index) => short(names[index], narrow() ? 16 : 24)}});
}

const legend = (more = {}) => ({type: "scroll", top: 0, textStyle: {color: colour("--ink")}, pageTextStyle: {color: colour("--soft")},
  pageIconColor: colour("--link"), pageIconInactiveColor: colour("--line"), itemWidth: 16, itemHeight: 10, ...more});
const nameGrid = (more = {}) => ({left: narrow() ? 112 : 168, right: 24, top: 34, bottom: 28, ...more});

// A chart with its figures as a table for those who cannot see it, or a sentence where there is nothing to draw. Its
// picture is drawn only when it comes near the window: the page answers sooner, above all with many events.
class Chart {
  constructor(id, contents) {
    const place = $(id), near = place.getBoundingClientRect().top < innerHeight + NEAR;
    Object.assign(this, {contents, place, near, title: $(`h-${id}`).textContent, stale: false, view: null});
    new IntersectionObserver((entries) => {
      this.near = entries[entries.length - 1].isIntersecting;
      if (this.near) this.draw();
    }, {rootMargin: `${NEAR}px`}).observe(place);
  }

  update() {
    Object.assign(this, this.contents());
    if (!this.figures.length) {
      if (this.view) this.view.dispose();
      Object.assign(this, {view: null, plot: null, stale: false});
      this.place.replaceChildren(make("p", {textContent: NOTHING}));
      return;
    }
    if (!this.plot) this.build();
    this.plot.style.height = `${this.height}px`;
    this.stale = true;
    if (this.details.open) this.fill();
    if (this.near) this.draw();
  }

  build() {
    this.plot = make("div", {className: "plot"});
    this.plot.setAttribute("role", "img");
    this.plot.setAttribute("aria-label", `${this.title}: chart; its figures follow as a table.`);
    this.table = make("table");
    this.details = make("details", {ontoggle: () => this.fill()}, make("summary", {textContent: "The figures as a table"}), this.table);
    this.place.replaceChildren(this.plot, this.details);
  }

  draw() {
    if (!this.stale || !window.echarts) return; // the table comes first; charts follow when their library is unpacked
    this.stale = false;
    if (this.view) this.view.resize();
    else this.view = echarts.init(this.plot, null, {renderer: "svg"});
    this.view.setOption({...look(), ...this.option}, true);
  }

  fill() {
    this.table.replaceChildren(make("tr", {}, ...this.heads.map((head) => make("th", {scope: "col", textContent: head}))),
      ...this.figures.map((row) => make("tr", {}, ...row.map((cell) => make("td", {textContent: String(cell)})))));
  }
}

function flows() {
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
  const ranked = [...links.values()].sort((a, b) => b.people - a.people || byName(a.left + a.right, b.left + b.right));
  const top = ranked.slice(0, FLOWS), rest = ranked.slice(FLOWS).reduce((sum, link) => sum + link.people, 0);
  $("flows-note").textContent = rest ? `The ${FLOWS} largest of ${said(links.size)} flows; ${said(rest)} people are in the others.` : "";
  const ends = [["<", "left", 0, STATUSES.failed, "right"], [">", "right", 1, STATUSES.occurred, "left"]];
  const data = ends.flatMap(([mark, side, depth, color, position]) => [...new Set(top.map((link) => link[side]))].map((name) => {
    const people = said(top.reduce((sum, link) => sum + (link[side] === name ? link.people : 0), 0));
    return {name: mark + name, depth, itemStyle: {color, borderWidth: 0}, label: {position},
      tip: [name, `${people} ${depth ? "joined" : "left"} in these flows`]};
  }));
  const sides = Math.max(...ends.map(([mark]) => data.filter((node) => node.name[0] === mark).length));
  const series = {type: "sankey", left: 4, right: 4, top: 8, bottom: 8, nodeGap: 10, nodeWidth: 14, draggable: false, data,
    emphasis: {focus: "adjacency"}, label: {color: colour("--ink"), textBorderColor: colour("--card"), textBorderWidth: 3,
      formatter: ({name}) => short(name.slice(1), narrow() ? 17 : 26)},
    links: top.map((link) => ({source: `<${link.left}`, target: `>${link.right}`, value: link.people,
      lineStyle: {color: link.sure * 2 >= link.people ? STATUSES.occurred : STATUSES.considered, opacity: 0.45, curveness: 0.5},
      tip: [`${link.left} → ${link.right}`, `${said(link.people)} people, ${said(link.sure)} of them moved already`]}))};
  return {option: {series: [series]}, height: Math.max(240, 26 * sides), heads: ["From", "To", "People", "of these moved already"],
    figures: top.map((link) => [link.left, link.right, tidy(link.people), tidy(link.sure)])};
}

function net() {
  const found = new Map();
  const add = (name, side, people) => {
    const entry = found.get(name) || {name, gained: 0, lost: 0};
    entry[side] += people;
    found.set(name, entry);
  };
  for (const event of moves()) {
    const from = all(event, "from"), to = all(event, "to");
    from.filter((name) => !to.includes(name)).forEach((name) => add(name, "lost", event.people));
    to.filter((name) => !from.includes(name)).forEach((name) => add(name, "gained", event.people));
  }
  const ranked = [...found.values()].sort((a, b) => b.gained - b.lost - a.gained + a.lost || byName(a.name, b.name));
  const best = ranked.length > 2 * BARS ? [...ranked.slice(0, BARS), ...ranked.slice(-BARS)] : ranked;
  const part = (name, color, value, more) => ({name, type: "bar", stack: "people", barMaxWidth: 18, itemStyle: {color}, ...more,
    data: best.map((entry, row) => ({value: [value(entry), row], tip: [entry.name,
      `${said(entry.gained)} joined, ${said(entry.lost)} left, net ${said(entry.gained - entry.lost)}`]}))});
  const series = [part("joined", STATUSES.occurred, (entry) => entry.gained), part("left", STATUSES.failed, (entry) => -entry.lost),
    part("net", colour("--ink"), (entry) => entry.gained - entry.lost, {type: "scatter", stack: "", symbol: "diamond", symbolSize: 11,
      itemStyle: {color: colour("--ink"), borderColor: colour("--card"), borderWidth: 1}})];
  return {option: {series, legend: legend(), grid: nameGrid(), yAxis: nameAxis(best.map((entry) => entry.name)),
    xAxis: axis({type: "value", minInterval: 1})}, height: Math.max(200, 24 * best.length + 70),
  heads: ["Organization", "Joined", "Left", "Net"], figures: best.map((e) => [e.name, e.gained, e.lost, e.gained - e.lost])};
}

// Every year, month or day (by the length of its name) from the first to the last, those without an event too.
function periods(first, last, size) {
  const day = new Date(`${first.slice(0, size)}${"-01-01".slice(size - 4)}T00:00:00Z`), list = [];
  for (let name = first.slice(0, size); name <= last.slice(0, size); name = day.toISOString().slice(0, size)) {
    list.push(name);
    if (size === 4) day.setUTCFullYear(day.getUTCFullYear() + 1);
    else if (size === 7) day.setUTCMonth(day.getUTCMonth() + 1);
    else day.setUTCDate(day.getUTCDate() + 1);
    if (day.getUTCFullYear() > 9999) break;
  }
  return list;
}

function timeline() {
  const dated = shown.filter((event) => event.when && (event.type === "move" || event.type === "offer"));
  let [first, last] = ["9999-12-31", "0000-01-01"];
  for (const {when} of dated) {
    if (when < first) first = when;
    if (when > last) last = when;
  }
  const span = dated.length ? (new Date(last) - new Date(first)) / 864e5 : 0;
  const size = span <= 62 ? 10 : span <= 3700 ? 7 : 4;
  const counts = new Map();
  for (const event of dated) {
    const key = `${event.type}|${event.status}|${event.hedged ? "yes" : "no"}|${event.when.slice(0, size)}`;
    counts.set(key, (counts.get(key) || 0) + 1);
  }
  const figures = [...counts].map(([key, count]) => [...key.split("|"), count]).sort((a, b) => byName(a[3], b[3]));
  const types = ["move", "offer"].filter((type) => figures.some((row) => row[0] === type));
  const names = dated.length ? periods(first, last, size) : [], places = new Map(names.map((name, place) => [name, place]));
  const hatched = {symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: -Math.PI / 4, color: colour("--card")};
  const series = [];
  for (const [index, type] of types.entries()) for (const status in STATUSES) for (const hedged of ["no", "yes"]) {
    const rows = figures.filter((row) => row[0] === type && row[1] === status && row[2] === hedged);
    if (rows.length) series.push({type: "bar", name: status, stack: type, xAxisIndex: index, yAxisIndex: index, barCategoryGap: "12%", barMaxWidth: 48,
      itemStyle: {color: STATUSES[status], ...(hedged === "yes" ? {decal: hatched} : {})},
      data: rows.map((row) => ({value: [places.get(row[3]), row[4]], tip: [row[3], `${plural(row[4], type)}: ${status}${hedged === "yes" ? ", hedged" : ""}`]}))});
  }
  const grids = types.length > 1 ? [{top: 34, height: 175}, {top: 245, height: 95}] : [{top: 34, height: 300}];
  const option = {series, legend: legend({data: Object.keys(STATUSES).filter((name) => series.some((one) => one.name === name))}),
    grid: grids.map((grid) => ({left: 58, right: 16, outerBoundsMode: "none", ...grid})),
    xAxis: types.map((type, gridIndex) => axis({type: "category", data: names, gridIndex, axisLabel: {show: gridIndex === types.length - 1}})),
    yAxis: types.map((type, gridIndex) => axis({type: "value", gridIndex, minInterval: 1, splitNumber: gridIndex ? 2 : 4, name: `${type}s`,
      nameLocation: "middle", nameGap: 40}))};
  return {option, height: 375, heads: ["Period", "Type", "Status", "Hedged", "Events"],
    figures: figures.map((row) => [row[3], row[0], row[1], row[2], row[4]])};
}

const PAYMENTS = {offer: ["offered to people", "circle", STATUSES.considered], move: ["pay in moves", "rect", STATUSES.declined],
  deal: ["deals", "diamond", STATUSES.occurred]};

function money() {
  const currency = $("currency").value, sums = new Map(), totals = new Map();
  for (const event of shown) {
    if (!event.amount || event.amount.currency !== currency || event.status === "denied" || !PAYMENTS[event.type]) continue;
    const payers = all(event, event.type === "offer" ? "other" : event.type === "move" ? "to" : "from");
    const name = payers.length ? payers[0] + (payers.length > 1 ? ` + ${payers.length - 1} more` : "") : "not told";
    const settled = event.status === "occurred" || (event.type === "offer" && event.status === "declined");
    const key = JSON.stringify([name, event.type, settled]);
    sums.set(key, (sums.get(key) || 0) + event.amount.value);
    totals.set(name, (totals.get(name) || 0) + event.amount.value);
  }
  const names = [...totals.keys()].sort((a, b) => totals.get(b) - totals.get(a) || byName(a, b)).slice(0, PAYERS);
  const rows = new Map(names.map((name, row) => [name, row]));
  const figures = [...sums].map(([key, sum]) => [...JSON.parse(key), sum]).filter((row) => rows.has(row[0])).sort((a, b) => b[3] - a[3]);
  const series = [];
  for (const type in PAYMENTS) for (const settled of [true, false]) {
    const [label, symbol, color] = PAYMENTS[type], name = label + (settled ? "" : ", not settled");
    const data = figures.filter((row) => row[1] === type && row[2] === settled && row[3] > 0).map((row) => ({value: [row[3], rows.get(row[0])],
      tip: [row[0], `${name}: ${said(row[3])} ${currency}`]}));
    if (data.length) series.push({type: "scatter", name, symbol, symbolSize: 14, data,
      itemStyle: {color: settled ? color : colour("--card"), borderColor: color, borderWidth: 2}});
  }
  const known = figures.map((row) => row[3]).filter((sum) => sum > 0);
  const low = 10 ** Math.floor(Math.log10(Math.min(...known) / 1.2)), high = 10 ** Math.ceil(Math.log10(Math.max(...known) * 1.2));
  return {option: {series, legend: legend(), grid: nameGrid({bottom: 48}), yAxis: nameAxis(names),
    xAxis: axis({type: "log", ...(known.length ? {min: low, max: high} : {}), name: currency, nameLocation: "middle", nameGap: 28,
      axisLabel: {formatter: brief}})},
  height: Math.max(200, 28 * names.length + 90), heads: ["Organization", "What", "Settled", currency],
  figures: figures.map((row) => [row[0], PAYMENTS[row[1]][0], row[2] ? "yes" : "no", said(row[3])])};
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

// All words of a row and of its evidence; put together at the first search, which most visits never make.
function haystack(event) {
  event.haystack ??= [...COLUMNS.map(([, value]) => value(event) ?? ""), ...event.reports.flatMap((report) =>
    [report.doc_id, ...report.sources, ...report.evidence.map((quote) => quote.text)])].join(" ").toLowerCase();
  return event.haystack;
}

function search() {
  const words = $("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  matching = words.length ? shown.filter((event) => words.every((word) => haystack(event).includes(word))) : [...shown];
  const keyed = matching.map((event) => [sorted.column === 6 ? (event.amount ? event.amount.value : "") :
    COLUMNS[sorted.column][1](event) ?? "", event]);
  const compare = (a, b) => (a === b ? 0 : a === "" ? 1 : b === "" ? -1 : (a < b ? -1 : 1) * (sorted.up ? 1 : -1));
  matching = keyed.sort((a, b) => compare(a[0], b[0]) || a[1].index - b[1].index).map(([, event]) => event);
  page = 0;
  drawRows();
}

const checked = (name) => new Set([...document.querySelectorAll(`input[name=${name}]:checked`)].map((box) => box.value));

// The organizations whose name, or whose parent's, holds the words; null for all.
function wantedOrganizations() {
  const wanted = $("organization").value.trim().toLowerCase();
  return wanted && new Set(ORGS.flatMap((org, index) => (`${org.name}\n${org.parent}`.toLowerCase().includes(wanted) ? [index] : [])));
}

function apply() {
  const [from, to] = ["from", "to"].map((id) => $(id).value), wanted = wantedOrganizations();
  const types = checked("type"), statuses = checked("status"), hedged = $("hedged").value;
  shown = EVENTS.filter((event) => types.has(event.type) && statuses.has(event.status) &&
    (!hedged || event.hedged === (hedged === "yes")) && (!from || (event.when && event.when >= from)) &&
    (!to || (event.when && event.when <= to)) && (!wanted || involved(event).some((org) => wanted.has(org))));
  $("summary").textContent = `${plural(shown.length, "event")} of ${said(EVENTS.length)} shown`;
  drawMost();
  search();
  drawCharts();
}

let turn = 0;

// One chart a task, so that typing and scrolling go on in between; a new call takes the place of one still at work.
async function drawCharts() {
  const mine = turn += 1;
  $("charts").setAttribute("aria-busy", "true");
  for (const chart of CHARTS) {
    await new Promise((done) => setTimeout(done));
    if (mine !== turn) return;
    chart.update();
  }
  $("charts").setAttribute("aria-busy", "false");
}

function boxes(place, name, values) {
  for (const value of values) place.append(make("label", {}, make("input", {type: "checkbox", name, value, checked: true,
    defaultChecked: true}), ` ${value}`));
}

function tallied(values) {
  const tally = new Map();
  for (const value of values) tally.set(value, (tally.get(value) || 0) + 1);
  return [...tally].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}

function prepare(data) {
  ORGS = data.organizations;
  EVENTS = data.events;
  EVENTS.forEach((event, index) => { event.index = index; });
  $("organizations").replaceChildren(...tallied(EVENTS.flatMap(involved)).slice(0, 300)
    .map((org) => make("option", {value: ORGS[org].name})));
  $("currency").replaceChildren(...tallied(EVENTS.flatMap((event) => (event.amount ? [event.amount.currency] : [])))
    .map((value) => make("option", {value, textContent: value})));
  boxes($("types"), "type", ["move", "offer", "appointment", "founding", "deal"]);
  boxes($("statuses"), "status", Object.keys(STATUSES));
  $("heads").replaceChildren(...COLUMNS.map(([head], column) => make("th", {scope: "col"}, make("button", {type: "button", textContent: head,
    onclick: () => {
      sorted = {column, up: sorted.column === column ? !sorted.up : column < 7};
      search();
    }}))));
}

function listen() {
  let resized = 0;
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
    drawCharts();
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawCharts);
  addEventListener("resize", () => {
    clearTimeout(resized);
    resized = setTimeout(drawCharts, 150);
  });
  addEventListener("beforeprint", () => CHARTS.forEach((chart) => chart.draw()));
}

// The table answers first; `interactive` and `ready` tell after how many milliseconds it did, and the charts in sight.
async function start() {
  try {
    const library = unpacked("library"), times = document.documentElement.dataset;
    prepare(JSON.parse(await unpacked("data")));
    listen();
    apply();
    times.interactive = String(Math.round(performance.now()));
    await new Promise((done) => setTimeout(done)); // the browser may show the table in between
    await loaded(await library);
    for (const [id, contents] of Object.entries({flows, net, timeline, money})) CHARTS.push(new Chart(id, contents));
    await drawCharts();
    times.ready = String(Math.round(performance.now()));
  } catch (error) {
    $("summary").textContent = `This browser cannot show the report (${error}); one from 2023 or later can.`;
    throw error;
  }
}
start();
