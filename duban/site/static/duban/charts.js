"use strict";
// Charts beside their tables: each is drawn from the table's own cells, in the tokens' colours, with a pattern for
// each colour. Without this script the tables stand.

(function () {
  const style = getComputedStyle(document.documentElement);
  const token = function (name) { return style.getPropertyValue("--" + name).trim(); };
  const QUIET = { color: token("ink-2"), fontFamily: token("font"), fontSize: 12 };
  const GRID = { lineStyle: { color: token("line") } };

  // What the table says: names of its rows, and for each column that is drawn its numbers and their lists.
  function read(table) {
    const rows = Array.from(table.tBodies[0].rows);
    const heads = Array.from(table.tHead.rows[0].cells);
    const names = rows.map(function (row) { return row.cells[0].textContent.trim(); });
    const series = heads.map(function (head, at) {
      return { name: head.textContent.trim(), tone: head.dataset.tone, stack: head.dataset.stack, cells: rows.map(function (row) { return row.cells[at]; }) };
    }).filter(function (one) { return one.tone; });
    return { names: names, series: series };
  }

  function drawn(one, across) {
    const values = one.cells.map(function (cell) {
      const text = cell.textContent.trim();
      const link = cell.querySelector("a");
      // Nothing is drawn for nothing: a bar of no height would leave its edge.
      return { value: text === "—" || text === "0" ? null : parseFloat(text), url: link ? link.href : "" };
    });
    if (one.tone === "line") {
      return {
        name: one.name, type: "line", yAxisIndex: 1, data: values, symbol: "circle", symbolSize: 7, connectNulls: true,
        itemStyle: { color: token("ink") }, lineStyle: { color: token("ink"), width: 2 }
      };
    }
    return {
      name: one.name, type: "bar", stack: one.stack, data: values, barMaxWidth: across ? 16 : 28,
      itemStyle: { color: token("chart-" + one.tone), borderColor: token("paper"), borderWidth: 1 }
    };
  }

  function option(said, shape) {
    const across = shape === "units";
    const share = said.series.some(function (one) { return one.tone === "line"; });
    const names = {
      type: "category", data: said.names, inverse: across, axisTick: { show: false },
      axisLabel: Object.assign({}, QUIET, across ? { width: 130, overflow: "truncate" } : {}), axisLine: GRID
    };
    const numbers = { type: "value", minInterval: 1, axisLabel: QUIET, splitLine: GRID };
    const percent = { type: "value", min: 0, max: 100, interval: 25, axisLabel: Object.assign({ formatter: "{value}%" }, QUIET), splitLine: { show: false } };
    return {
      animation: false,
      aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
      textStyle: { fontFamily: token("font") },
      // As an image: a tooltip of elements would carry styles that the site's policy refuses.
      tooltip: { trigger: "axis", renderMode: "richText", axisPointer: { type: "shadow" }, confine: true },
      legend: { top: 0, left: 0, itemWidth: 18, itemHeight: 12, textStyle: QUIET },
      grid: { left: 4, right: share ? 4 : 16, top: 40, bottom: 4, containLabel: true },
      xAxis: across ? numbers : names,
      yAxis: across ? names : (share ? [numbers, percent] : numbers),
      series: said.series.map(function (one) { return drawn(one, across); })
    };
  }

  function draw(place) {
    const table = document.getElementById(place.dataset.chart);
    const said = read(table);
    place.hidden = false;
    place.setAttribute("role", "img");
    place.setAttribute("aria-label", place.dataset.label);
    place.style.height = (table.dataset.shape === "units" ? Math.max(160, said.names.length * 34 + 76) : 380) + "px";
    const chart = echarts.init(place, null, { renderer: "svg" });
    chart.setOption(option(said, table.dataset.shape));
    chart.on("click", function (event) { if (event.data && event.data.url) { location.href = event.data.url; } });
    window.addEventListener("resize", function () { chart.resize(); });
  }

  document.addEventListener("DOMContentLoaded", function () {
    if (window.echarts) { document.querySelectorAll("[data-chart]").forEach(draw); }
  });
})();
