// Elements of the page in short: element('a', {href: '#map'}, 'Map').

const SVG = 'http://www.w3.org/2000/svg';

function fill(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      made.addEventListener(name.slice(2), value);
    } else if (value === true) {
      made.setAttribute(name, '');
    } else if (value !== false && value !== undefined) {
      made.setAttribute(name, value);
    }
  }
  made.append(...children.flat().filter((child) => child !== undefined));
  return made;
}

export function element(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

export function drawn(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

/** Something that went wrong, where its result would stand. */
export function failure(error) {
  return element('p', { class: 'failure', role: 'alert' }, error.message || String(error));
}

export function download(fileName, type, text) {
  const link = element('a', { href: URL.createObjectURL(new Blob([text], { type })), download: fileName });
  link.click();
  URL.revokeObjectURL(link.href);
}
