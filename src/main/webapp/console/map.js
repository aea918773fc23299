// A map of the schema: tables with their columns, and which refers to which. Searched, moved, zoomed, and kept as SVG.

import { download, drawn, element } from './elements.js';
import { schema, written } from './schema.js';

const WIDTH = 210;
const LINE = 17;
const HEAD = 26;
const GAP_X = 90;
const GAP_Y = 36;
const MOST_COLUMNS = 14;

/** As the page's style sheet has it, for the file: there no other is. */
const STYLE = `
  .table rect { fill: #fff; stroke: #8a8f98; } .table .title { fill: #7a1030; } .table .name { fill: #fff; font-weight: 600; }
  text { font: 12px system-ui, sans-serif; fill: #1d2026; } .of { fill: #666c75; } .key { font-weight: 600; }
  .reference { fill: none; stroke: #8a8f98; stroke-width: 1.3; }
`;

export async function open(panel, address) {
  const known = await schema();
  const tables = known.tables;
  const references = tables.flatMap((table) => referencesOf(known, table));
  const boxes = placed(tables, references);
  const svg = drawn('svg', { role: 'img', 'aria-label': `Map of ${tables.length} tables`, tabindex: 0 });
  svg.append(arrowHead());
  const lines = references.map((reference) => line(boxes, reference));
  const shapes = tables.map((table) => box(table, boxes.get(table.type), references));
  svg.append(...lines, ...shapes);
  const view = new View(svg, boxes);

  const search = element('input', { type: 'search', placeholder: 'Search tables and columns', 'aria-label': 'Search tables and columns' });
  search.addEventListener('input', () => find(search.value.toLowerCase()));
  panel.append(
    element(
      'div',
      { class: 'tools' },
      search,
      element('button', { onclick: () => view.zoom(0.8), 'aria-label': 'Zoom in' }, '+'),
      element('button', { onclick: () => view.zoom(1.25), 'aria-label': 'Zoom out' }, '−'),
      element('button', { onclick: () => view.all() }, 'All'),
      element('button', { onclick: () => download('schema.svg', 'image/svg+xml', view.whole()) }, 'SVG')
    ),
    svg
  );
  view.all();

  function find(text) {
    let first;
    shapes.forEach((shape, i) => {
      const isFound = text !== '' && matches(tables[i], text);
      shape.classList.toggle('found', isFound);
      shape.classList.toggle('far', text !== '' && !isFound);
      first = first || (isFound ? tables[i] : undefined);
    });
    if (first) {
      view.center(boxes.get(first.type));
    }
  }

  shapes.forEach((shape, i) =>
    shape.addEventListener('click', () => {
      const name = tables[i].type;
      const isOn = !shape.classList.contains('found');
      const near = new Set(references.flatMap((one) => (one.from === name || one.to === name ? [one.from, one.to] : [])));
      near.add(name);
      shapes.forEach((other, j) => {
        other.classList.toggle('found', isOn && j === i);
        other.classList.toggle('far', isOn && !near.has(tables[j].type));
      });
      lines.forEach((other, j) => {
        const isNear = references[j].from === name || references[j].to === name;
        other.classList.toggle('near', isOn && isNear);
        other.classList.toggle('far', isOn && !isNear);
      });
    })
  );
  if (tables.length === 0) {
    panel.append(element('p', {}, 'There are no tables that you may read.'));
  }
  return {
    entered: (name) => boxes.has(name) && view.center(boxes.get(name)),
  };
}

function matches(table, text) {
  return table.type.toLowerCase().includes(text) || table.columns.some((column) => column.name.toLowerCase().includes(text));
}

/** Relations to one row; those that lead back to where many refer to are the same keys. */
function referencesOf(known, table) {
  return table.relations
    .filter((relation) => !relation.isList && known.tableOf.has(relation.type))
    .filter((relation) => !isOtherSide(known, table, relation))
    .map((relation) => ({ from: table.type, to: relation.type, field: relation.field }));
}

/** A foreign key whose columns are unique gives one row on both sides: the side with a column of its name has the key. */
function isOtherSide(known, table, relation) {
  const back = known.tableOf.get(relation.type).relations.some((other) => !other.isList && other.type === table.type);
  return back && table.type !== relation.type && !table.columns.some((column) => column.name.startsWith(relation.field) && column.name !== relation.field);
}

/**
 * Columns of boxes: tables that refer to nothing stand left, each other one to the right of what it refers to; within a column they stand near what they refer
 * to. What refers to each other in a circle is cut where it closes.
 */
function placed(tables, references) {
  const to = new Map(tables.map((table) => [table.type, new Set()]));
  references.forEach((reference) => reference.from !== reference.to && to.get(reference.from).add(reference.to));
  const levels = new Map();
  const level = (name, path) => {
    if (levels.has(name)) {
      return levels.get(name);
    }
    const below = [...to.get(name)].filter((other) => !path.has(other));
    const found = below.length ? 1 + Math.max(...below.map((other) => level(other, new Set(path).add(other)))) : 0;
    levels.set(name, found);
    return found;
  };
  tables.forEach((table) => level(table.type, new Set([table.type])));
  const loose = new Set(
    tables.map((table) => table.type).filter((name) => to.get(name).size === 0 && !references.some((one) => one.to === name))
  );
  const columns = [];
  tables.filter((table) => !loose.has(table.type)).forEach((table) => (columns[levels.get(table.type)] ??= []).push(table));
  const boxes = new Map();
  let x = 0;
  for (const column of columns.filter(Boolean)) {
    const wanted = (table) => {
      const ys = [...to.get(table.type)].filter((name) => boxes.has(name)).map((name) => boxes.get(name).y);
      return ys.length ? ys.reduce((sum, y) => sum + y, 0) / ys.length : 0;
    };
    x = stacked(column.sort((one, other) => wanted(one) - wanted(other)), x, boxes);
  }
  stacked(tables.filter((table) => loose.has(table.type)), x, boxes);
  return boxes;
}

/** A column of boxes, in several where it would be very long. @return where the next one begins */
function stacked(column, left, boxes) {
  const longest = 1400;
  let x = left;
  let y = 0;
  column.forEach((table) => {
    const height = HEAD + LINE * Math.min(table.columns.length, MOST_COLUMNS + 1) + 8;
    if (y > 0 && y + height > longest) {
      x += WIDTH + GAP_X / 3;
      y = 0;
    }
    boxes.set(table.type, { x, y, width: WIDTH, height });
    y += height + GAP_Y;
  });
  return column.length ? x + WIDTH + GAP_X : left;
}

function box(table, at, references) {
  const keys = new Set(table.key);
  const shown = table.columns.slice(0, MOST_COLUMNS);
  const isReference = (column) => references.some((one) => one.from === table.type && column.startsWith(one.field) && column !== one.field);
  const rows = shown.map((column, i) => {
    const y = at.y + HEAD + LINE * (i + 1) - 2;
    const mark = keys.has(column.name) ? '◆ ' : isReference(column.name) ? '→ ' : '';
    return [
      drawn('text', { x: at.x + 8, y, class: keys.has(column.name) ? 'key' : 'column' }, mark + shortened(column.name, 19)),
      drawn('text', { x: at.x + WIDTH - 8, y, class: 'of', 'text-anchor': 'end' }, shortened(written(column.type), 14)),
    ];
  });
  if (table.columns.length > MOST_COLUMNS) {
    const y = at.y + HEAD + LINE * (MOST_COLUMNS + 1) - 2;
    rows.push([drawn('text', { x: at.x + 8, y, class: 'of' }, `and ${table.columns.length - MOST_COLUMNS} more`)]);
  }
  return drawn(
    'g',
    { class: 'table', 'data-table': table.type },
    drawn('title', {}, table.description || table.type),
    drawn('rect', { x: at.x, y: at.y, width: WIDTH, height: at.height, rx: 5 }),
    drawn('rect', { x: at.x, y: at.y, width: WIDTH, height: HEAD, rx: 5, class: 'title' }),
    drawn('text', { x: at.x + 8, y: at.y + 18, class: 'name' }, shortened(table.type, 28)),
    ...rows
  );
}

function shortened(text, most) {
  return text.length > most ? text.slice(0, most - 1) + '…' : text;
}

function line(boxes, { from, to, field }) {
  const [start, end] = [boxes.get(from), boxes.get(to)];
  const y1 = start.y + HEAD / 2;
  const y2 = end.y + HEAD / 2;
  let path;
  if (from === to) {
    const x = start.x + WIDTH;
    path = `M${x},${y1} c40,0 40,${HEAD + 14} 0,${HEAD + 14}`;
  } else if (start.x > end.x) {
    const [x1, x2] = [start.x, end.x + WIDTH];
    const bend = Math.max(30, (x1 - x2) / 2);
    path = `M${x1},${y1} C${x1 - bend},${y1} ${x2 + bend},${y2} ${x2 + 2},${y2}`;
  } else {
    const [x1, x2] = [start.x + WIDTH, end.x + WIDTH];
    const bend = Math.max(x1, x2) + 50;
    path = `M${x1},${y1} C${bend},${y1} ${bend},${y2} ${x2 + 2},${y2}`;
  }
  return drawn('path', { d: path, class: 'reference', 'marker-end': 'url(#arrow)' }, drawn('title', {}, `${from}.${field} → ${to}`));
}

function arrowHead() {
  return drawn(
    'defs',
    {},
    drawn(
      'marker',
      { id: 'arrow', viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto' },
      drawn('path', { d: 'M0,0 L8,4 L0,8 z', fill: '#8a8f98' })
    )
  );
}

/** Which part of the map is seen: by wheel, by dragging, by the arrow keys. */
class View {
  constructor(svg, boxes) {
    this.svg = svg;
    const all = [...boxes.values()];
    this.bounds = {
      x: -30,
      y: -30,
      width: Math.max(300, ...all.map((box) => box.x + box.width)) + 90,
      height: Math.max(200, ...all.map((box) => box.y + box.height)) + 60,
    };
    svg.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
    svg.addEventListener('pointerdown', (event) => this.grab(event));
    svg.addEventListener('keydown', (event) => this.key(event));
  }

  set({ x, y, width, height }) {
    this.seen = { x, y, width, height };
    this.svg.setAttribute('viewBox', [x, y, width, height].join(' '));
  }

  all() {
    this.set(this.bounds);
  }

  zoom(factor, at) {
    const { x, y, width, height } = this.seen;
    const [px, py] = at || [x + width / 2, y + height / 2];
    this.set({ x: px - (px - x) * factor, y: py - (py - y) * factor, width: width * factor, height: height * factor });
  }

  center(box) {
    const width = Math.min(this.seen.width, 1100);
    const height = (width * this.seen.height) / this.seen.width;
    this.set({ x: box.x + box.width / 2 - width / 2, y: box.y + box.height / 2 - height / 2, width, height });
  }

  point(event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.svg.getScreenCTM().inverse());
    return [point.x, point.y];
  }

  wheel(event) {
    event.preventDefault();
    this.zoom(event.deltaY > 0 ? 1.15 : 0.87, this.point(event));
  }

  grab(event) {
    const from = this.point(event);
    const move = (moved) => {
      const [x, y] = this.point(moved);
      this.set({ ...this.seen, x: this.seen.x + from[0] - x, y: this.seen.y + from[1] - y });
    };
    const release = () => {
      this.svg.removeEventListener('pointermove', move);
    };
    this.svg.addEventListener('pointermove', move);
    this.svg.addEventListener('pointerup', release, { once: true });
    this.svg.addEventListener('pointerleave', release, { once: true });
  }

  key(event) {
    const step = this.seen.width / 12;
    const by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (by) {
      event.preventDefault();
      this.set({ ...this.seen, x: this.seen.x + by[0], y: this.seen.y + by[1] });
    }
  }

  /** The whole map as a document of its own. */
  whole() {
    const copy = this.svg.cloneNode(true);
    copy.prepend(drawn('style', {}, STYLE));
    const { x, y, width, height } = this.bounds;
    copy.setAttribute('viewBox', [x, y, width, height].join(' '));
    copy.setAttribute('width', width);
    copy.setAttribute('height', height);
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    return new XMLSerializer().serializeToString(copy);
  }
}
