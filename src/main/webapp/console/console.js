// The page: its tabs, whose places are in the address, and who asks.

import { claims, forgetAdmin, isAdminKnown, token, useToken } from './caller.js';
import { element, failure } from './elements.js';
import { forgetChosen } from './explorer.js';
import { forget } from './schema.js';

const TABS = {
  query: () => import('./query.js'),
  tables: () => import('./tables.js'),
  map: () => import('./map.js'),
  operations: () => import('./operations.js'),
};

const place = document.getElementById('console');
const links = [...document.querySelectorAll('nav a[role=tab]')];
const panels = new Map();
let active;

/** `#tables/Book` → ['tables', 'Book'] */
function address() {
  const [tab, ...rest] = decoded(location.hash.slice(1)).split('/');
  return [Object.hasOwn(TABS, tab) ? tab : 'query', rest.join('/')];
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch (e) {
    return '';
  }
}

async function show() {
  const [tab, rest] = address();
  links.forEach((link) => link.setAttribute('aria-selected', String(link.dataset.tab === tab)));
  for (const [name, { panel }] of panels) {
    panel.hidden = name !== tab;
  }
  if (active !== tab && panels.has(active)) {
    panels.get(active).controls?.left?.();
  }
  active = tab;
  if (panels.get(tab)?.hasFailed) {
    panels.get(tab).panel.remove();
    panels.delete(tab);
  }
  if (!panels.has(tab)) {
    const panel = element('section', { class: tab, role: 'tabpanel', 'aria-label': tab, id: 'panel-' + tab });
    place.append(panel);
    panels.set(tab, { panel });
    try {
      const module = await TABS[tab]();
      panels.get(tab).controls = await module.open(panel, rest);
    } catch (error) {
      panel.append(failure(error));
      panels.get(tab).hasFailed = true;
    }
  } else {
    panels.get(tab).controls?.entered?.(rest);
  }
}

/** Everything that was asked as somebody else is asked anew. */
function callerChanged() {
  forget();
  forgetAdmin();
  forgetChosen();
  panels.forEach(({ panel, controls }) => {
    controls?.left?.();
    controls?.closed?.();
    panel.remove();
  });
  panels.clear();
  active = undefined;
  showCaller();
  show();
}

const dialog = document.getElementById('caller');
const callerButton = document.getElementById('caller-button');

function showCaller() {
  const said = claims();
  callerButton.textContent = token() ? (said && (said.role || said.upn || said.sub)) || 'a token' : 'nobody';
}

callerButton.addEventListener('click', () => {
  dialog.querySelector('textarea').value = token();
  showClaims();
  dialog.showModal();
});

function showClaims() {
  const said = claims();
  dialog.querySelector('pre').textContent = said ? JSON.stringify(said, null, 2) : '';
}

dialog.addEventListener('close', () => {
  if (dialog.returnValue === 'use' || dialog.returnValue === 'forget') {
    useToken(dialog.returnValue === 'use' ? dialog.querySelector('textarea').value.trim() : '');
    callerChanged();
  }
});

window.addEventListener('hashchange', show);
place.textContent = '';
showCaller();
isAdminKnown();
show();
