-- Documents in documents: paths of labels, functions of rows, relations of what is embedded.
CREATE EXTENSION ltree;
CREATE TABLE tv_node (id int PRIMARY KEY, data jsonb NOT NULL);
COMMENT ON TABLE tv_node IS E'@type {path: LTree, parent: Node, children: [Node!]}';
INSERT INTO tv_node VALUES
    (1, '{"path": "a"}'),
    (2, '{"path": "a.b", "parent": {"path": "a"}}'),
    (3, '{"path": "a.b.c", "parent": {"path": "a.b"}, "children": [{"path": "a.b.c.d"}, {"path": "x"}]}'),
    (4, '{"path": "not a path"}'),
    (5, '{}');

CREATE TABLE tb_writer (id int PRIMARY KEY, name text NOT NULL);
CREATE VIEW v_writer AS SELECT id, jsonb_build_object('id', id, 'name', name) AS data FROM tb_writer;
COMMENT ON VIEW v_writer IS E'@type {name: String}';
CREATE FUNCTION label(v_writer, lang text) RETURNS text LANGUAGE sql STABLE AS 'SELECT lang || ($1.data ->> ''name'')';
CREATE FUNCTION shout(v_writer) RETURNS text LANGUAGE sql STABLE AS 'SELECT upper($1.data ->> ''name'')';
CREATE TABLE tv_article (id int PRIMARY KEY, writer_id int NOT NULL, data jsonb NOT NULL);
COMMENT ON TABLE tv_article IS E'@references(writer_id) v_writer(id) @name by\n@type {title: String, writer: Writer}';
INSERT INTO tb_writer VALUES (1, 'Ada'), (2, 'Bob');
INSERT INTO tv_article VALUES
    (1, 1, '{"title": "One", "writer": {"id": 1, "name": "Ada", "articles": [{"title": "One"}, {"title": "Two"}]}}'),
    (2, 1, '{"title": "Two", "writer": {"id": 1, "name": "Ada", "articles": []}}');

CREATE TABLE tv_oddity (id int PRIMARY KEY, data jsonb);
COMMENT ON TABLE tv_oddity IS E'@type {notes: [{text: String}], line_1: String, AND: Int, box: {isnull: Int, AND: Int}}';
INSERT INTO tv_oddity VALUES
    (1, '{"notes": [{"text": "n"}], "line_1": "x", "AND": 3, "box": {"isnull": 1, "AND": 2}, "a.b": {"c": 4}}'),
    (2, '{"notes": null, "box": null}'), (3, '{"notes": "none", "box": "none"}'), (4, NULL), (5, '{"notes": []}');
