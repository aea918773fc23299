// GraphiQL on this server's endpoint; below it what the last answer took, beside it the explorer and the SQL. React, ReactDOM and GraphiQL are globals of the
// WebJars.

import { isAdminKnown } from './caller.js';
import { element } from './elements.js';
import { explorer } from './explorer.js';
import { ask } from './server.js';
import { statements } from './sql.js';

// Answers on any schema, whatever tables it was made from.
const FIRST_QUERY = `# Ctrl-Space completes, Ctrl-Enter runs. On the
# left: the schema's documentation, what was asked
# before, and the explorer, which writes a query by
# clicking.
{
  __schema {
    queryType {
      fields {
        name
        description
      }
    }
  }
}
`;

const EXPLORER_ICON = 'M3 5h18M7 12h14M11 19h10M3 12h1M7 19h1';

export async function open(panel, address) {
  const shared = sharedQuery(address);
  const bar = element('div', { class: 'answer', role: 'status' }, 'Nothing was asked yet.');
  const sql = element('aside', { class: 'sql', 'aria-label': 'SQL', hidden: true });
  const editor = element('div', { class: 'editor' });
  const canExplain = await isAdminKnown();
  let explains = false;
  let last = { query: '', variables: '', ...shared };

  const sqlButton = element(
    'button',
    {
      'aria-pressed': 'false',
      title: 'Also ask for the statements, their values and how PostgreSQL runs them',
      onclick: () => {
        explains = !explains;
        sqlButton.setAttribute('aria-pressed', String(explains));
        sql.hidden = !explains;
        if (explains && !sql.hasChildNodes()) {
          sql.append(element('p', {}, 'Run an operation: its statements and plans will stand here.'));
        }
      },
    },
    'SQL'
  );
  const share = element(
    'button',
    {
      title: 'Copy an address that opens this operation',
      onclick: async () => {
        const shownNow = editor.querySelector('.graphiql-query-editor .CodeMirror')?.CodeMirror.getValue();
        last = { ...last, query: shownNow || last.query };
        const link = location.href.split('#')[0] + '#query/' + encodeURIComponent(JSON.stringify(last));
        history.replaceState(null, '', link);
        await navigator.clipboard?.writeText(link).catch(() => {});
        share.textContent = 'Copied';
        setTimeout(() => (share.textContent = 'Share'), 1500);
      },
    },
    'Share'
  );
  const tools = element('div', { class: 'tools' }, canExplain ? sqlButton : undefined, share);
  panel.append(element('div', { class: 'work' }, editor, sql), element('footer', {}, bar, tools));

  async function fetcher(request, options = {}) {
    const isIntrospection = request.operationName === 'IntrospectionQuery';
    const body = { ...request };
    if (explains && !isIntrospection) {
      body.extensions = { ...body.extensions, explain: 'plans' };
    }
    const answer = await ask(body, options.headers);
    if (isIntrospection) {
      return answer.json;
    }
    showAnswer(bar, answer);
    const told = answer.json.extensions?.explain;
    if (explains) {
      sql.replaceChildren(told ? statements(told) : element('p', {}, 'No statement was run.'));
    }
    if (told) {
      delete answer.json.extensions.explain;
      if (Object.keys(answer.json.extensions).length === 0) {
        delete answer.json.extensions;
      }
    }
    return answer.json;
  }

  const react = ReactDOM.createRoot(editor);
  const plugin = {
    title: 'Explorer',
    icon: () =>
      React.createElement(
        'svg',
        { viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', strokeWidth: 2, 'aria-label': 'Explorer' },
        React.createElement('path', { d: EXPLORER_ICON })
      ),
    content: () => React.createElement('div', { className: 'explorer', ref: (at) => at && explorer(at, write) }),
  };

  /** @param query in place of what stands in the editor; undefined leaves it */
  function render(query, variables) {
    react.render(
      React.createElement(GraphiQL, {
        fetcher,
        plugins: [plugin],
        defaultQuery: FIRST_QUERY,
        query,
        variables,
        shouldPersistHeaders: false,
        onEditQuery: (text) => (last = { ...last, query: text }),
        onEditVariables: (text) => (last = { ...last, variables: text }),
      })
    );
  }

  function write(query) {
    last = { ...last, query };
    render(query);
  }

  render(shared?.query, shared?.variables);
  return {
    closed: () => react.unmount(),
    entered: (rest) => {
      const again = sharedQuery(rest);
      if (again) {
        last = again;
        render(again.query, again.variables);
      }
    },
  };
}

function sharedQuery(address) {
  try {
    const shared = address && JSON.parse(address);
    return shared && typeof shared.query === 'string' ? shared : undefined;
  } catch (e) {
    return undefined;
  }
}

function rows(value) {
  if (Array.isArray(value)) {
    return value.reduce((sum, item) => sum + 1 + rows(item), 0);
  }
  return value && typeof value === 'object' && !JSON.isRawJSON?.(value)
    ? Object.values(value).reduce((sum, item) => sum + rows(item), 0)
    : 0;
}

/** How long each stage took, as the server says, in proportion. */
function showAnswer(bar, answer) {
  const total = answer.stages.reduce((sum, [, duration]) => sum + duration, 0);
  const parts = answer.stages.map(([name, duration]) => {
    const part = element('span', { class: 'stage stage-' + name, title: `${name} ${duration} ms` }, name);
    part.style.flexGrow = String(Math.max(duration, total / 100));
    return part;
  });
  const size = answer.bytes < 10240 ? answer.bytes + ' bytes' : Math.round(answer.bytes / 1024) + ' KiB';
  const times = answer.stages.map(([name, duration]) => `${name} ${duration}`).join(', ');
  bar.replaceChildren(
    element(
      'span',
      { class: answer.json.errors ? 'figures failed' : 'figures' },
      `${answer.status} · ${answer.milliseconds.toFixed(1)} ms · ${rows(answer.json.data)} items in lists · ${size}`
    ),
    element('span', { class: 'stages', role: 'img', 'aria-label': total ? `Server, in ms: ${times}` : 'No times' }, ...parts)
  );
}
