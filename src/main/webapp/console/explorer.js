// Writes a query by clicking: a tree of fields, whose chosen ones are the query.

import { element, failure } from './elements.js';
import { isLeaf, schema, unwrapped, written } from './schema.js';

const FIRST_LIMIT = 10;

/** The tree that was clicked so far stays while the page is open and the caller is the same. */
const chosen = new Map();

export function forgetChosen() {
  chosen.clear();
}

export async function explorer(at, write) {
  if (at.hasChildNodes()) {
    return;
  }
  const search = element('input', { type: 'search', placeholder: 'Search fields', 'aria-label': 'Search fields' });
  const clear = element('button', {}, 'Clear');
  const tree = element('ul', { class: 'fields' });
  at.append(
    element('div', { class: 'explorer-title' }, 'Explorer'),
    element('div', { class: 'explorer-tools' }, search, clear),
    tree
  );
  let known;
  try {
    known = await schema();
  } catch (error) {
    at.append(failure(error));
    return;
  }
  const draw = () => tree.replaceChildren(...items(known, known.query, chosen, search.value.toLowerCase(), changed));
  const changed = () => {
    draw();
    write(text(known, known.query, chosen));
  };
  search.addEventListener('input', draw);
  clear.addEventListener('click', () => {
    chosen.clear();
    changed();
  });
  draw();
}

function items(known, type, selected, searched, changed) {
  return (type.fields || [])
    .filter((field) => !searched || field.name.toLowerCase().includes(searched))
    .map((field) => item(known, field, selected, changed));
}

function item(known, field, selected, changed) {
  const type = unwrapped(field.type);
  const node = selected.get(field.name);
  const box = element('input', { type: 'checkbox', onchange: () => toggle(known, field, selected, changed) });
  box.checked = node !== undefined;
  const line = element(
    'label',
    { title: field.description || '' },
    box,
    element('span', { class: 'name' }, field.name),
    element('span', { class: 'type' }, written(field.type))
  );
  const made = element('li', {}, line);
  if (node) {
    made.append(...argumentInputs(field, node, changed));
    if (!isLeaf(type)) {
      made.append(
        element('ul', { class: 'fields' }, ...items(known, known.types.get(type.name), node.fields, '', changed))
      );
    }
  }
  return made;
}

function toggle(known, field, selected, changed) {
  if (selected.has(field.name)) {
    selected.delete(field.name);
  } else {
    selected.set(field.name, fresh(known, field));
  }
  changed();
}

/** A field that is newly chosen: a few of its columns, and a limit where it is a list. */
function fresh(known, field) {
  const type = unwrapped(field.type);
  const node = { fields: new Map(), arguments: new Map() };
  if (!isLeaf(type)) {
    const leaves = (known.types.get(type.name).fields || []).filter(
      (one) => isLeaf(unwrapped(one.type)) && one.args.every((argument) => argument.type.kind !== 'NON_NULL')
    );
    leaves.slice(0, 3).forEach((one) => node.fields.set(one.name, { fields: new Map(), arguments: new Map() }));
    if (field.args.some((argument) => argument.name === 'limit')) {
      node.arguments.set('limit', String(FIRST_LIMIT));
    }
  }
  return node;
}

/** Inputs for what is written as a plain value. */
function argumentInputs(field, node, changed) {
  return field.args
    .filter((argument) => isLeaf(unwrapped(argument.type)) && !unwrapped(argument.type).isList)
    .map((argument) => {
      const input = element('input', {
        value: node.arguments.get(argument.name) || '',
        placeholder: written(argument.type),
        onchange: (event) => {
          if (event.target.value === '') {
            node.arguments.delete(argument.name);
          } else {
            node.arguments.set(argument.name, event.target.value);
          }
          changed();
        },
      });
      return element('label', { class: 'argument' }, argument.name + ':', input);
    });
}

function text(known, type, selected) {
  return selected.size === 0 ? '' : selection(known, type, selected, '') + '\n';
}

function selection(known, type, selected, indent) {
  const deeper = indent + '  ';
  const there = [...selected].filter(([name]) => (type.fields || []).some((one) => one.name === name));
  const lines = there.map(([name, node]) => {
    const field = type.fields.find((one) => one.name === name);
    const fieldType = unwrapped(field.type);
    const inner = isLeaf(fieldType)
      ? ''
      : ' ' + selection(known, known.types.get(fieldType.name), node.fields, deeper);
    return deeper + name + givenArguments(field, node) + inner;
  });
  return '{\n' + (lines.length ? lines.join('\n') : deeper + '__typename') + '\n' + indent + '}';
}

function givenArguments(field, node) {
  const given = field.args
    .filter((argument) => node.arguments.has(argument.name))
    .map((argument) => argument.name + ': ' + literal(unwrapped(argument.type), node.arguments.get(argument.name)));
  return given.length ? '(' + given.join(', ') + ')' : '';
}

/** Numbers, booleans and labels of enums stand as they are. */
function literal(type, value) {
  const isPlain = type.kind === 'ENUM' || ['Int', 'BigInt', 'Float', 'Decimal', 'Boolean'].includes(type.name);
  return isPlain ? value : JSON.stringify(value);
}
