// What the console asks of the server: GraphQL, and what is told to administrators. Numbers keep their digits.

export const root = document.body.dataset.root;

const TOKEN = 'fraiseql.token';

export function token() {
  return sessionStorage.getItem(TOKEN) || '';
}

/** Kept until the browser's tab is closed; empty for nobody. */
export function useToken(text) {
  if (text) {
    sessionStorage.setItem(TOKEN, text);
  } else {
    sessionStorage.removeItem(TOKEN);
  }
}

/** The claims of the token as its sender wrote them; nobody has verified them here. Undefined when it is none. */
export function claims() {
  const part = token().split('.')[1];
  if (!part) {
    return undefined;
  }
  try {
    const bytes = Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (e) {
    return undefined;
  }
}

function headers(others) {
  const caller = token() ? { Authorization: 'Bearer ' + token() } : {};
  return { ...caller, ...others };
}

/** Where the browser can, numbers that it would change (7.50, 9007199254740993) stay as they came. */
export function parseExactly(text) {
  if (!JSON.rawJSON) {
    return JSON.parse(text);
  }
  return JSON.parse(text, (key, value, context) =>
    typeof value === 'number' && context && context.source !== String(value) ? JSON.rawJSON(context.source) : value
  );
}

/** A value as people read it. */
export function shown(value) {
  if (value === null || value === undefined) {
    return '';
  }
  if (typeof value === 'object') {
    return typeof value.rawJSON === 'string' && JSON.isRawJSON?.(value) ? value.rawJSON : JSON.stringify(value);
  }
  return String(value);
}

/** Sends a GraphQL request. Answers its JSON and what is to be known of the answer. */
export async function ask(body, moreHeaders = {}) {
  const began = performance.now();
  const response = await fetch(root + '/graphql', {
    method: 'POST',
    headers: headers({
      'Content-Type': 'application/json',
      Accept: 'application/graphql-response+json, application/json;q=0.9',
      ...moreHeaders,
    }),
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const milliseconds = performance.now() - began;
  let json;
  try {
    json = parseExactly(text);
  } catch (e) {
    json = { errors: [{ message: `The server answered ${response.status} without JSON.` }] };
  }
  return {
    status: response.status,
    json,
    milliseconds,
    bytes: new Blob([text]).size,
    stages: stages(response.headers.get('Server-Timing')),
  };
}

/** `parse;dur=0.1, db;dur=2.3` → [['parse', 0.1], ['db', 2.3]] */
function stages(serverTiming) {
  return (serverTiming || '')
    .split(',')
    .map((entry) => entry.trim().split(';dur='))
    .filter((entry) => entry.length === 2)
    .map(([name, duration]) => [name, Number(duration)]);
}

/** The data of a query whose fields are all wanted; throws the first error. */
export async function data(query, variables = {}) {
  const { json } = await ask({ query, variables });
  if (json.errors) {
    throw new Error(json.errors[0].message);
  }
  return json.data;
}

/** JSON of another path, with its status. */
export async function get(path) {
  const response = await fetch(root + path, { headers: headers({ Accept: 'application/json' }) });
  const isJson = (response.headers.get('Content-Type') || '').includes('json');
  return { status: response.status, json: isJson ? await response.json() : undefined };
}

/** Whether the pages for administrators are there, and for whoever asks. */
export async function isAdmin() {
  const { status, json } = await get('/graphql/admin/config');
  return status === 200 && json !== undefined;
}
