// Looks into tables: a page of rows, filtered and ordered by their columns; relations to one row are links.

import { element, failure } from './elements.js';
import { schema, unwrapped } from './schema.js';
import { data, parseExactly, shown } from './server.js';

/** One row more is asked for, which tells whether there is another page; fewer where the server gives no longer lists. */
const PAGE = Math.min(25, Number(document.body.dataset.maxLimit || 26) - 1) || 1;
const OPERATORS = ['eq', 'neq', 'gt', 'gte', 'lt', 'lte', 'icontains', 'startswith', 'like', 'isnull'];

export async function open(panel, address) {
  const known = await schema();
  const search = element('input', { type: 'search', placeholder: 'Search tables', 'aria-label': 'Search tables' });
  const list = element('ul', {});
  const view = element('div', { class: 'rows' });
  panel.append(element('aside', { 'aria-label': 'Tables' }, search, list), view);

  function listed() {
    const wanted = search.value.toLowerCase();
    list.replaceChildren(
      ...known.tables
        .filter((table) => table.type.toLowerCase().includes(wanted))
        .map((table) =>
          element('li', {}, element('a', { href: '#tables/' + table.type, title: table.description }, table.type))
        )
    );
  }

  function show(name) {
    const [type, ...condition] = name.split('/');
    const table = known.tableOf.get(type) || known.tables[0];
    if (!table) {
      view.replaceChildren(element('p', {}, 'There are no tables that you may read.'));
      return;
    }
    list.querySelectorAll('a').forEach((link) =>
      link.setAttribute('aria-current', link.textContent === table.type ? 'page' : 'false')
    );
    view.replaceChildren();
    new Grid(known, table, view, given(condition.join('/'))).load();
  }

  search.addEventListener('input', listed);
  listed();
  show(address);
  return { entered: show };
}

/** `{"id":{"eq":1}}` of an address. */
function given(condition) {
  try {
    return condition ? parseExactly(condition) : {};
  } catch (e) {
    return {};
  }
}

class Grid {
  constructor(known, table, place, where) {
    this.known = known;
    this.table = table;
    this.where = where;
    this.order = undefined;
    this.offset = 0;
    this.columns = table.columns;
    this.links = table.relations.filter((relation) => !relation.isList && known.tableOf.get(relation.type)?.byKey);
    this.status = element('span', { role: 'status' });
    this.body = element('tbody');
    this.previous = element('button', { onclick: () => this.turn(-PAGE) }, 'Previous');
    this.next = element('button', { onclick: () => this.turn(PAGE) }, 'Next');
    place.append(
      element('h2', {}, table.type),
      table.description ? element('p', {}, table.description) : '',
      this.filter(),
      element('div', { class: 'scroll', tabindex: 0 }, element('table', {}, this.head(), this.body)),
      element('div', { class: 'pages' }, this.previous, this.next, this.status)
    );
  }

  head() {
    const cells = this.columns.map((column) =>
      element(
        'th',
        { scope: 'col', 'data-column': column.name },
        this.table.isOrdered
          ? element('button', { title: column.description || 'Order by ' + column.name, onclick: () => this.orderBy(column.name) }, column.name)
          : column.name
      )
    );
    return element('thead', {}, element('tr', {}, ...cells, ...this.links.map((link) => element('th', { scope: 'col' }, link.field))));
  }

  filter() {
    const filtered = this.columns.filter((column) => this.operators(column.name).length > 0);
    if (filtered.length === 0) {
      return '';
    }
    const column = element('select', { 'aria-label': 'Column' }, ...filtered.map((one) => element('option', {}, one.name)));
    const operator = element('select', { 'aria-label': 'Operator' });
    const value = element('input', { 'aria-label': 'Value' });
    const fitting = () =>
      operator.replaceChildren(...this.operators(column.value).map((one) => element('option', {}, one.name)));
    column.addEventListener('change', fitting);
    fitting();
    return element(
      'form',
      {
        class: 'filter',
        onsubmit: (event) => {
          event.preventDefault();
          const type = unwrapped(this.operators(column.value).find((one) => one.name === operator.value).type);
          const wanted = typed(type, value.value);
          if (wanted === undefined) {
            this.status.textContent = `${operator.value} wants a value of the type ${type.name}.`;
            return;
          }
          this.where = { [column.value]: { [operator.value]: wanted } };
          this.turn(-this.offset);
        },
      },
      column,
      operator,
      value,
      element('button', {}, 'Filter'),
      element('button', { type: 'button', onclick: () => ((this.where = {}), this.turn(-this.offset)) }, 'All rows')
    );
  }

  operators(column) {
    return this.known.operators(this.table, column).filter((operator) => OPERATORS.includes(operator.name));
  }

  orderBy(column) {
    const isAscending = this.order && this.order.column === column && this.order.direction === 'ASC';
    this.order = { column, direction: isAscending ? 'DESC' : 'ASC' };
    this.turn(-this.offset);
  }

  turn(by) {
    this.offset = Math.max(0, this.offset + by);
    this.load();
  }

  query() {
    const { table } = this;
    const links = this.links.map((link) => `${link.field} { ${this.known.tableOf.get(link.type).key.join(' ')} }`);
    const variables = [table.where && '$where: ' + table.where.name].filter(Boolean);
    const given = [
      table.where && 'where: $where',
      this.order && `orderBy: [{${this.order.column}: ${this.order.direction}}]`,
      `limit: ${Math.min(PAGE + 1, Number(document.body.dataset.maxLimit || PAGE + 1))}, offset: ${this.offset}`,
    ].filter(Boolean);
    return `query ConsoleRows${variables.length ? `(${variables})` : ''} {
      ${table.field}(${given.join(', ')}) { ${[...this.columns.map((column) => column.name), ...links].join(' ')} }
    }`;
  }

  async load() {
    const load = (this.last = (this.last || 0) + 1);
    this.status.textContent = 'Loading …';
    try {
      const answer = await data(this.query(), this.table.where ? { where: this.where } : {});
      if (load === this.last) {
        this.draw(answer[this.table.field]);
      }
    } catch (error) {
      this.body.replaceChildren(element('tr', {}, element('td', { colspan: this.columns.length + this.links.length }, failure(error))));
      this.status.textContent = '';
    }
  }

  draw(rows) {
    this.body.replaceChildren(...rows.slice(0, PAGE).map((row) => this.row(row)));
    this.previous.disabled = this.offset === 0;
    this.next.disabled = rows.length <= PAGE;
    const last = this.offset + Math.min(rows.length, PAGE);
    this.status.textContent = rows.length ? `Rows ${this.offset + 1} to ${last}` : 'No rows';
    for (const cell of this.body.parentNode.querySelectorAll('th[data-column]')) {
      const isOrdered = this.order && this.order.column === cell.dataset.column;
      cell.setAttribute('aria-sort', isOrdered ? (this.order.direction === 'ASC' ? 'ascending' : 'descending') : 'none');
    }
  }

  row(row) {
    const cells = this.columns.map((column) =>
      element('td', { class: row[column.name] === null ? 'null' : unwrapped(column.type).name }, row[column.name] === null ? 'NULL' : shown(row[column.name]))
    );
    return element('tr', {}, ...cells, ...this.links.map((link) => element('td', {}, this.link(link, row[link.field]))));
  }

  link(link, row) {
    if (row === null) {
      return '';
    }
    const key = this.known.tableOf.get(link.type).key;
    const condition = Object.fromEntries(key.map((column) => [column, { eq: row[column] }]));
    return element(
      'a',
      { href: `#tables/${link.type}/${encodeURIComponent(JSON.stringify(condition))}` },
      key.map((column) => shown(row[column])).join(', ')
    );
  }
}

/** Large numbers go as strings, which the server takes, so that they keep their digits. Undefined where it is none of the type. */
function typed(type, value) {
  if (type.name === 'Boolean') {
    return { true: true, false: false, '': true }[value.trim()];
  }
  if (type.name === 'Int' || type.name === 'Float') {
    return value.trim() === '' || Number.isNaN(Number(value)) ? undefined : Number(value);
  }
  return value;
}
