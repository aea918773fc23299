-- schemas: public, Alt Kataster
-- Maps: singular beside plural, functions of rows, ranges and points, tables without keys, views with declared keys, a schema and tables in other scripts.
CREATE SCHEMA "Alt Kataster";
CREATE TABLE genre (id int PRIMARY KEY, name text NOT NULL);
INSERT INTO genre VALUES (1, 'road'), (2, 'rail'), (3, 'river');
CREATE TABLE genres (genre_id int REFERENCES genre, lang char(2), name text, PRIMARY KEY (genre_id, lang));
INSERT INTO genres VALUES (1, 'de', 'Straße'), (1, 'fr', 'route'), (2, 'de', NULL);
CREATE TABLE series (id int PRIMARY KEY, title text);
INSERT INTO series VALUES (1, 'World'), (2, NULL);
CREATE TABLE map (id int PRIMARY KEY, series_id int REFERENCES series, "Scale 1:" int, "lat/long" point, years int4range, "north °" double precision, "population (2020)" bigint, "population (2021)" bigint,
  "100%" boolean, sheet text[]);
INSERT INTO map VALUES (1, 1, 25000, '(47.5,13.1)', '[1990,2000)', 47.5, 1000, 1100, true, '{a,b}'), (2, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  (3, NULL, 50000, '(0,0)', 'empty', -0.5, 0, 9223372036854775807, false, '{}'),
  (4, 1, 50000, '(1.5,-2)', '[1,)', 0, 0, 0, false, '{"x, y"}');
CREATE TABLE map_genre (map_id int REFERENCES map, genre_id int REFERENCES genre, PRIMARY KEY (map_id, genre_id));
INSERT INTO map_genre VALUES (1, 1), (1, 2), (2, 1);
CREATE TABLE maps (id int PRIMARY KEY, map_id int NOT NULL UNIQUE REFERENCES map, cover int REFERENCES map);
INSERT INTO maps VALUES (1, 1, 2), (2, 2, NULL), (3, 3, 1);
CREATE TABLE log (at timestamp, "Text" text);
INSERT INTO log VALUES ('2025-01-01 00:00:00', 'a'), ('2025-01-01 00:00:00', 'a'), (NULL, NULL);
CREATE TABLE ограда (номер int PRIMARY KEY, имя text, "имя?" text);
INSERT INTO ограда VALUES (1, 'а', 'б'), (2, NULL, NULL);
CREATE TABLE "🗺" ("№" int PRIMARY KEY, "✔" boolean, "✘" boolean);
INSERT INTO "🗺" VALUES (1, true, false), (2, NULL, NULL);
CREATE TABLE "Alt Kataster"."Parzelle" ("Nr" int PRIMARY KEY, "Eigentümer" text, "Fläche (m²)" numeric, map int REFERENCES map);
INSERT INTO "Alt Kataster"."Parzelle" VALUES (1, 'Huber', 12.50, 1), (2, 'Müller', NULL, NULL), (3, 'Öfner', 0, 2);
CREATE TABLE "Alt Kataster".map (id int PRIMARY KEY, "Parzelle" int REFERENCES "Alt Kataster"."Parzelle");
INSERT INTO "Alt Kataster".map VALUES (1, 1), (2, NULL);
CREATE TABLE "Alt Kataster".parzelles ("Nr" int PRIMARY KEY REFERENCES "Alt Kataster"."Parzelle", note text);
INSERT INTO "Alt Kataster".parzelles VALUES (1, 'x'), (2, NULL);
CREATE VIEW map_overview AS SELECT m.id AS map_id, m.series_id, s.title FROM map m LEFT JOIN series s ON s.id = m.series_id;
COMMENT ON VIEW map_overview IS E'All maps.\n@key(map_id)\n@references(map_id) map(id)\n@references(series_id) series(id)';
CREATE MATERIALIZED VIEW mv_map AS SELECT id, "Scale 1:" FROM map;
CREATE FUNCTION label(m map) RETURNS text STABLE LANGUAGE sql AS $$ SELECT 'Map ' || m.id $$;
CREATE FUNCTION sheet(m map) RETURNS text STABLE LANGUAGE sql AS $$ SELECT m.sheet[1] $$;
CREATE FUNCTION series(m map) RETURNS int STABLE LANGUAGE sql AS $$ SELECT m.series_id $$;
CREATE FUNCTION neighbours(m map) RETURNS SETOF map STABLE LANGUAGE sql AS $$ SELECT * FROM map n WHERE n.series_id = m.series_id AND n.id <> m.id $$;
CREATE FUNCTION next_map(m map, "skip" int DEFAULT 0) RETURNS map STABLE LANGUAGE sql AS $$ SELECT * FROM map n WHERE n.id > m.id + "skip" ORDER BY n.id LIMIT 1 $$;
CREATE FUNCTION "Fold Lines"(m map, folds int DEFAULT 2) RETURNS SETOF int STABLE LANGUAGE sql AS $$ SELECT m.id * 10 + f FROM generate_series(1, folds) f $$;
CREATE FUNCTION rename_map(map_id int, title text) RETURNS void LANGUAGE sql AS $$ UPDATE series SET title = $2 WHERE id = (SELECT series_id FROM map WHERE id = $1) $$;
CREATE FUNCTION maps(within int4range) RETURNS SETOF map STABLE LANGUAGE sql AS $$ SELECT * FROM map WHERE years && within $$;
