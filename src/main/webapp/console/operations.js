// How the server is: readiness, pool, caches, slow queries, notices of the catalog. Looked at anew while the page is seen.

import { isAdminKnown } from './caller.js';
import { element, failure } from './elements.js';
import { isLeaf, schema, unwrapped } from './schema.js';
import { data, get } from './server.js';

const EVERY_MS = 3000;
const FIGURES = ['poolStats', 'planCacheStats', 'databaseHealth', 'poolConfig'];

export async function open(panel) {
  const cards = element('div', { class: 'cards' });
  const lists = element('div', { class: 'lists' });
  panel.append(cards, lists);
  let timer;
  const ended = new AbortController();

  async function look() {
    clearTimeout(timer);
    const [health, figures, slow, notices] = await Promise.all([
      told('Readiness', readiness),
      told('Figures', figured),
      told('Slow queries', slowQueries),
      told('Notices of the catalog', noticed),
    ]);
    cards.replaceChildren(health, ...[].concat(figures));
    keepingOpen(lists, slow, notices);
    clearTimeout(timer);
    if (!panel.hidden && !document.hidden && !ended.signal.aborted) {
      timer = setTimeout(look, EVERY_MS);
    }
  }

  await look();
  const seen = () => !document.hidden && !panel.hidden && look();
  document.addEventListener('visibilitychange', seen, { signal: ended.signal });
  return {
    entered: look,
    left: () => clearTimeout(timer),
    closed: () => ended.abort(),
  };
}

/** What can't be had says why, and keeps nothing else from being shown. */
function told(title, source) {
  return source().catch((error) => card(title, failure(error)));
}

/** What somebody has unfolded is left as it is. */
function keepingOpen(place, ...content) {
  if (!place.querySelector('details[open]')) {
    place.replaceChildren(...content);
  }
}

function card(title, ...content) {
  return element('article', { class: 'card' }, element('h2', {}, title), ...content);
}

function pairs(object) {
  return element(
    'dl',
    {},
    ...Object.entries(object).map(([name, value]) => [
      element('dt', {}, name),
      element('dd', {}, value !== null && typeof value === 'object' ? pairs(value) : String(value)),
    ])
  );
}

async function readiness() {
  const { json, status } = await get('/health/ready');
  if (!json && status !== 404) {
    throw new Error(`The server answers ${status}.`);
  }
  if (!json) {
    return card('Readiness', element('p', {}, 'Health is on another port of this server.'));
  }
  const checks = [...json.checks].sort((one, other) => one.name.localeCompare(other.name)).map((check) =>
    element('li', {}, element('span', { class: 'state ' + check.status }, check.status), ' ' + check.name, check.data ? pairs(check.data) : undefined)
  );
  return card('Readiness: ' + json.status, element('ul', { class: 'checks' }, ...checks));
}

/** Those queries of figures that this caller is served. */
async function figured() {
  const known = await schema();
  const fields = known.query.fields.filter((field) => FIGURES.includes(field.name));
  if (fields.length === 0) {
    return [card('Figures', element('p', {}, 'Off, or not for you: fraiseql.http.figures.'))];
  }
  const selections = fields.map((field) => field.name + selection(known, known.types.get(unwrapped(field.type).name)));
  const answer = await data(`query ConsoleFigures { ${selections.join(' ')} }`);
  return fields.map((field) => card(words(field.name), pairs(answer[field.name])));
}

function selection(known, type) {
  if (!type.fields) {
    return '';
  }
  return ` { ${type.fields
    .map((field) => field.name + (isLeaf(unwrapped(field.type)) ? '' : selection(known, known.types.get(unwrapped(field.type).name))))
    .join(' ')} }`;
}

/** poolStats → Pool stats */
function words(name) {
  const spaced = name.replace(/([A-Z])/g, (letter) => ' ' + letter.toLowerCase());
  return spaced[0].toUpperCase() + spaced.slice(1);
}

async function administrators(path) {
  const { json, status } = await get(path);
  if (status !== 200) {
    throw new Error((json && json.reason) || `The server answers ${status}.`);
  }
  return json;
}

async function slowQueries() {
  if (!(await isAdminKnown())) {
    return card('Slow queries', element('p', {}, 'Told to administrators only: fraiseql.http.admin.'));
  }
  const json = await administrators('/graphql/admin/slow-queries');
  const rows = json.slowQueries.map((slow) =>
    element(
      'tr',
      {},
      element('td', {}, slow.at.replace('T', ' ').slice(0, 19)),
      element('td', {}, slow.milliseconds + ' ms'),
      element('td', {}, slow.operation || '–'),
      element('td', {}, slow.errors.join(', ')),
      element('td', {}, element('details', {}, element('summary', {}, slow.statements.length + (slow.statements.length === 1 ? ' statement' : ' statements')), ...slow.statements.map((sql) => element('pre', {}, sql))))
    )
  );
  const head = ['When', 'Took', 'Operation', 'Errors', 'SQL'].map((name) => element('th', { scope: 'col' }, name));
  const table = element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...rows));
  return card(
    'Slow queries',
    rows.length ? element('div', { class: 'scroll' }, table) : element('p', {}, 'None was longer than fraiseql.db.performance-threshold-ms since the start.')
  );
}

async function noticed() {
  if (!(await isAdminKnown())) {
    return '';
  }
  const json = await administrators('/graphql/admin/catalog');
  const notices = json.catalog.notices.map((notice) => element('li', {}, notice.message));
  return card('Notices of the catalog', notices.length ? element('ul', {}, ...notices) : element('p', {}, 'None: everything has the name that it wants.'));
}
