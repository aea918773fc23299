CREATE TYPE color AS ENUM ('red', 'dark blue');
CREATE TABLE person (id int PRIMARY KEY, first_name text, last_name text, age int);
INSERT INTO person VALUES (1, 'Ada', 'L', 36), (2, 'Bob', 'M', 20), (3, 'Cyd', NULL, 50);
CREATE FUNCTION full_name(p person) RETURNS text LANGUAGE sql STABLE AS $$ SELECT p.first_name || ' ' || p.last_name $$;
CREATE FUNCTION favourite(p person) RETURNS color LANGUAGE sql IMMUTABLE AS $$ SELECT 'dark blue'::color $$;
CREATE FUNCTION older_than(min_age int, max_age int DEFAULT 100) RETURNS SETOF person LANGUAGE sql STABLE
  AS $$ SELECT * FROM person WHERE age > min_age AND age <= max_age $$;
CREATE FUNCTION oldest() RETURNS person LANGUAGE sql STABLE AS $$ SELECT * FROM person ORDER BY age DESC LIMIT 1 $$;
CREATE FUNCTION nobody() RETURNS person LANGUAGE sql STABLE AS $$ SELECT * FROM person WHERE false $$;
CREATE FUNCTION add_up(int, int) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$ SELECT $1::bigint + $2 $$;
CREATE FUNCTION ages() RETURNS SETOF int LANGUAGE sql STABLE AS $$ SELECT age FROM person ORDER BY id $$;
CREATE FUNCTION favourite_color() RETURNS color LANGUAGE sql STABLE AS $$ SELECT 'dark blue'::color $$;
CREATE FUNCTION age_groups(step int) RETURNS TABLE (decade int, people bigint) LANGUAGE sql STABLE
  AS $$ SELECT age / step * step, count(*) FROM person GROUP BY 1 $$;
CREATE FUNCTION twice(a int) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT a * 2 $$;
CREATE FUNCTION twice(a text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT a || a $$;
CREATE FUNCTION change_it() RETURNS int LANGUAGE sql VOLATILE AS $$ SELECT 1 $$;
CREATE FUNCTION any_of(anyelement) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT 'x' $$;
CREATE FUNCTION or_null(a text DEFAULT 'default') RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT coalesce(a, 'was null') $$;
CREATE VIEW v_adult AS SELECT id, first_name FROM person WHERE age > 30;
COMMENT ON VIEW v_adult IS E'Grown-ups.\n@key(id)\n@references(id) person(id)';

CREATE TYPE place AS (street text, "house no" int, tags text[]);
COMMENT ON COLUMN place."house no" IS '@name houseNo';
CREATE TYPE single AS (lone int);
CREATE FUNCTION home(person_id int) RETURNS place STABLE LANGUAGE sql AS $$ SELECT ROW('Main "St"', person_id, '{a,NULL}')::place $$;
CREATE FUNCTION homes() RETURNS SETOF place STABLE LANGUAGE sql AS $$ VALUES ('A', 1, NULL::text[]), ('B', 2, '{}') $$;
CREATE FUNCTION no_home() RETURNS place STABLE LANGUAGE sql AS 'SELECT NULL::place';
CREATE FUNCTION alone() RETURNS single IMMUTABLE LANGUAGE sql AS 'SELECT ROW(5)::single';
