// The schema as the console needs it, made of introspection: which fields give tables, their columns, keys and relations.

import { data } from './server.js';

const INTROSPECTION = `query ConsoleSchema {
  __schema {
    queryType { name }
    mutationType { name }
    types { ...Type }
  }
}
fragment Type on __Type {
  kind name description
  fields(includeDeprecated: true) {
    name description isDeprecated
    args { name description defaultValue type { ...Ref } }
    type { ...Ref }
  }
  inputFields { name description type { ...Ref } }
  enumValues(includeDeprecated: true) { name }
}
fragment Ref on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }`;

/** The named type of a reference, whether it is a list, and whether it may be null. */
export function unwrapped(reference) {
  let isList = false;
  const isNonNull = reference.kind === 'NON_NULL';
  let type = reference;
  while (type.ofType) {
    isList = isList || type.kind === 'LIST';
    type = type.ofType;
  }
  return { name: type.name, kind: type.kind, isList, isNonNull };
}

/** As it is written in a document: [Book!]! */
export function written(reference) {
  if (reference.kind === 'NON_NULL') {
    return written(reference.ofType) + '!';
  }
  return reference.kind === 'LIST' ? '[' + written(reference.ofType) + ']' : reference.name;
}

export function isLeaf(type) {
  return type.kind === 'SCALAR' || type.kind === 'ENUM';
}

let loaded;

/** Read once for a caller; `forget` it when the caller changes. */
export function schema() {
  loaded =
    loaded ||
    data(INTROSPECTION)
      .then((answer) => new Schema(answer.__schema))
      .catch((error) => {
        forget(); // the next one may succeed
        throw error;
      });
  return loaded;
}

export function forget() {
  loaded = undefined;
}

class Schema {
  constructor(introspected) {
    this.types = new Map(introspected.types.map((type) => [type.name, type]));
    this.query = this.types.get(introspected.queryType.name);
    this.mutation = introspected.mutationType && this.types.get(introspected.mutationType.name);
    this.tableOf = new Map();
    for (const field of this.query.fields.filter(isListOfRows)) {
      const type = unwrapped(field.type).name;
      if (!this.tableOf.has(type)) {
        this.tableOf.set(type, this.table(field)); // what functions give of the same rows comes later
      }
    }
    this.tables = [...this.tableOf.values()];
  }

  table(field) {
    const type = this.types.get(unwrapped(field.type).name);
    const columns = type.fields.filter((one) => isLeaf(unwrapped(one.type)) && one.args.length === 0);
    const isColumn = (name) => columns.some((column) => column.name === name);
    const byKey = this.query.fields.find(
      (other) =>
        unwrapped(other.type).name === type.name &&
        !unwrapped(other.type).isList &&
        other.args.length > 0 &&
        other.args.every((argument) => isColumn(argument.name) && isRequired(argument))
    );
    const where = field.args.find((argument) => argument.name === 'where');
    return {
      field: field.name,
      type: type.name,
      description: type.description || '',
      columns,
      where: where && this.types.get(unwrapped(where.type).name),
      isOrdered: field.args.some((argument) => argument.name === 'orderBy'),
      byKey: byKey && byKey.name,
      key: byKey ? byKey.args.map((argument) => argument.name) : [],
      relations: type.fields.filter((one) => unwrapped(one.type).kind === 'OBJECT').map(relation),
    };
  }

  /** The operators of a column that take one value, and their types; none where it can't be filtered. */
  operators(table, column) {
    const condition = table.where && table.where.inputFields.find((field) => field.name === column);
    const input = condition && this.types.get(unwrapped(condition.type).name);
    return input ? input.inputFields.filter((operator) => isLeaf(unwrapped(operator.type))) : [];
  }
}

const OF_LISTS = ['where', 'orderBy', 'limit', 'offset'];

/** With the arguments of a table's list, and no others. */
function isListOfRows(field) {
  const type = unwrapped(field.type);
  const names = field.args.map((argument) => argument.name);
  return type.isList && type.kind === 'OBJECT' && names.includes('limit') && names.includes('offset')
    && names.every((name) => OF_LISTS.includes(name));
}

function isRequired(argument) {
  return argument.type.kind === 'NON_NULL' && argument.defaultValue === null;
}

function relation(field) {
  const type = unwrapped(field.type);
  return { field: field.name, type: type.name, isList: type.isList };
}
