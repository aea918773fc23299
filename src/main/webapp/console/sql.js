// The statements of an answer: text, values, and the plan as a tree.

import { element } from './elements.js';

/** @param told `extensions.explain` of an answer */
export function statements(told) {
  const explained = JSON.parse(JSON.stringify(told)); // here numbers are reckoned with
  const all = explained.statements || [];
  return element(
    'div',
    {},
    element('p', { class: 'cost' }, `Expected cost ${explained.cost} of at most ${explained.maxCost} rows.`),
    ...all.map(statement),
    all.length ? undefined : element('p', {}, 'No statement was run.')
  );
}

function statement(told) {
  return element(
    'article',
    {},
    element('h3', {}, told.field),
    element('pre', { class: 'text' }, told.sql),
    told.values.length
      ? element(
          'ol',
          { class: 'values', 'aria-label': 'Values' },
          ...told.values.map((value) => element('li', {}, value === null ? 'NULL' : value))
        )
      : undefined,
    plan(told.plan)
  );
}

function plan(told) {
  if (told === undefined) {
    return undefined;
  }
  if (typeof told === 'string') {
    return element('p', { class: 'failure' }, told);
  }
  const { Plan: top, 'Planning Time': planning, 'Execution Time': execution } = told[0];
  return element(
    'div',
    { class: 'plan' },
    element('p', {}, `Planned in ${planning} ms, run in ${execution} ms.`),
    element('ul', {}, node(top, Number(top['Actual Total Time']) * loops(top)))
  );
}

function loops(step) {
  return Number(step['Actual Loops']) || 1;
}

/** One step with its own share of the time: that of all its runs, without those below it. */
function node(step, total) {
  const below = step.Plans || [];
  const time = Number(step['Actual Total Time']) * loops(step);
  const own = Math.max(0, time - below.reduce((sum, one) => sum + Number(one['Actual Total Time']) * loops(one), 0));
  const meter = element('meter', { min: 0, max: 1, value: total ? own / total : 0, title: `${own.toFixed(3)} ms of its own` });
  const name = [step['Node Type'], step['Index Name'], step['Relation Name'] && 'on ' + step['Relation Name']];
  const conditions = ['Index Cond', 'Filter', 'Hash Cond', 'Join Filter', 'Recheck Cond', 'Sort Key']
    .filter((key) => step[key])
    .map((key) => element('div', { class: 'condition' }, `${key}: ${[].concat(step[key]).join(', ')}`));
  return element(
    'li',
    {},
    element(
      'div',
      { class: 'step' },
      meter,
      element('strong', {}, name.filter(Boolean).join(' ')),
      element(
        'span',
        { class: 'figures' },
        `rows ${step['Actual Rows']} (expected ${step['Plan Rows']}) · runs ${step['Actual Loops']} · ${time.toFixed(3)} ms`
          + ` · buffers ${step['Shared Hit Blocks']} hit, ${step['Shared Read Blocks']} read`
      )
    ),
    ...conditions,
    below.length ? element('ul', {}, ...below.map((one) => node(one, total))) : undefined
  );
}
