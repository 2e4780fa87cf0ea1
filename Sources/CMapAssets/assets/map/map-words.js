"use strict";

// The words of the page itself, in both languages. What the data say comes with the data.
const WORDS = {
  en: {
    map: "Map", search: "Search by name or code", searchResults: "Search results", nothingFound: "Nothing found",
    figures: "Headline", caveats: "What these figures rest on", legend: "Legend", about: "About this map",
    sources: "Sources", date: "Date", tables: "Tables", summary: "Map and legend", close: "Close", print: "Print",
    swipe: "Before and after", swipeEnd: "End comparison", divider: "Divider between before and after; move it with the arrow keys",
    show: "Show", left: "Left", right: "Right", details: "Details", whole: "Whole area", fold: "Hide tables", unfold: "Show tables",
    filter: "Filter rows", rows: "{shown} of {all} rows", more: "Show {n} more rows", printRows: "The first {shown} of {all} rows; all stand in the files beside this map.",
    sort: "Sort by {column}", empty: "None", none: "—", yes: "yes", no: "no", zoomTo: "Show on the map", loading: "The map is being drawn …",
    noWebGL: "This browser cannot draw the map (WebGL is off). Figures and tables below are complete.",
    broken: "The map's data could not be read. The file may be incomplete; copy it again.", simplified: "Shapes are simplified for display; figures come from the full data.",
    drawnWith: "Drawn with MapLibre GL JS (BSD-3-Clause). This file asks nothing of any network.", least: "fewer", most: "more",
    licence: "Licence of MapLibre GL JS", upTo: "largest: {n}", hidden: "not shown", page: "Continued in the files beside this map",
    controls: {
      "NavigationControl.ZoomIn": "Zoom in", "NavigationControl.ZoomOut": "Zoom out", "Map.Title": "Map",
    },
  },
  zh: {
    map: "地图", search: "按名称或代码查找", searchResults: "查找结果", nothingFound: "未找到",
    figures: "主要指标", caveats: "说明事项", legend: "图例", about: "关于本图",
    sources: "资料来源", date: "日期", tables: "表格", summary: "地图与图例", close: "关闭", print: "打印",
    swipe: "前后对比", swipeEnd: "结束对比", divider: "前后对比分隔线，可用方向键移动",
    show: "显示", left: "左侧", right: "右侧", details: "详细信息", whole: "全图", fold: "收起表格", unfold: "展开表格",
    filter: "筛选", rows: "共 {all} 行，显示 {shown} 行", more: "再显示 {n} 行", printRows: "本表列出前 {shown} 行，共 {all} 行；完整内容见同一文件夹中的数据文件。",
    sort: "按“{column}”排序", empty: "无", none: "—", yes: "是", no: "否", zoomTo: "在图上显示", loading: "正在绘制地图……",
    noWebGL: "此浏览器无法绘制地图（未启用 WebGL）。下方指标与表格完整可用。",
    broken: "无法读取地图数据，文件可能不完整，请重新复制。", simplified: "图形为便于显示已作简化，数据以完整成果为准。",
    drawnWith: "地图绘制：MapLibre GL JS（BSD-3-Clause 许可）。本文件不访问任何网络。", least: "较少", most: "较多",
    licence: "MapLibre GL JS 许可全文", upTo: "最大 {n}", hidden: "未显示", page: "完整内容见同一文件夹中的数据文件",
    controls: {
      "NavigationControl.ZoomIn": "放大", "NavigationControl.ZoomOut": "缩小", "Map.Title": "地图",
      "ScaleControl.Kilometers": "公里", "ScaleControl.Meters": "米",
    },
  },
};

// Returns the word of a key in the page's language, with `{name}` replaced by the values given.
function word(key, values) {
  const text = WORDS[page.lang][key];
  return values ? text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole)) : text;
}

// How a value is written, by the kind of its column.
function written(value, kind) {
  if (value === null || value === undefined || value === "") return word("none");
  switch (kind) {
    case "count": return page.whole.format(value);
    case "share": return page.share.format(value).replace("%", page.lang === "en" ? " %" : "%");
    case "length": return page.lang === "zh" ? `${page.whole.format(value)} 米` : `${page.whole.format(value)} m`;
    case "area": return page.lang === "zh" ? `${page.fine.format(value / 1e6)} 平方公里` : `${page.fine.format(value / 1e6)} km²`;
    case "flag": return word(value ? "yes" : "no");
    case "number": return page.fine.format(value);
    default: return String(value);
  }
}

// Whether a column holds numbers, which stand to the right.
function isNumeric(kind) { return ["count", "share", "length", "area", "number"].includes(kind); }

// Signs that are not to be seen: controls, and marks that turn the direction of what follows.
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, TURNS = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

// At most so many characters of a text that strangers wrote, without signs that are not to be seen.
function shortened(text, most) {
  const whole = String(text), start = whole.slice(0, most * 4).replace(CONTROLS, " ").replace(TURNS, ""), head = Array.from(start);
  return head.length > most || whole.length > most * 4 ? `${head.slice(0, most - 1).join("")}…` : start;
}
