-- A small and deliberately nasty database: what the golden cases run on. Every row is written out, so that every answer is known.

CREATE DOMAIN "email" AS text CHECK (VALUE ~ '@');
CREATE DOMAIN work_email AS "email" CHECK (VALUE LIKE '%.example');

CREATE TYPE mood AS ENUM ('happy', 'very-sad', '2nd', '', 'true', 'naïve');
CREATE TYPE "Visibility" AS ENUM ('public', 'private');

CREATE TABLE tb_user (
  id int PRIMARY KEY,
  name text NOT NULL,
  email work_email UNIQUE,
  is_active boolean NOT NULL DEFAULT true,
  mood mood,
  visibility "Visibility" NOT NULL DEFAULT 'public',
  manager_id int REFERENCES tb_user,
  nicknames text[],
  moods mood[],
  scores int[],
  settings jsonb,
  raw json,
  balance numeric,
  rating float8,
  small int2,
  big bigint,
  token uuid,
  born date,
  created_at timestamptz,
  seen_at timestamp,
  alarm time,
  patience interval,
  picture bytea,
  address inet,
  period daterange
);
COMMENT ON TABLE tb_user IS 'Somebody who may log in.';
COMMENT ON COLUMN tb_user.name IS E'What others call them.\n@deprecated use nicknames';

INSERT INTO tb_user VALUES
  (1, 'Ada', 'ada@work.example', true, 'happy', 'public', NULL, '{"Countess","a,b","q\"uote",NULL}', '{happy,very-sad,NULL}', '{{1,2},{3,4}}',
   '{"theme": "dark", "n": [1, null, 1.50]}', '{"b" : 1,  "a": 2}', 19.90, 4.5, -32768, 9223372036854775807, '5f0c2b1e-0000-4000-8000-000000000001',
   '1815-12-10', '2025-01-01T10:00:00Z', '2025-01-01 10:00:00', '07:30', '1 day 02:00:00', '\x00ff', '10.0.0.1', '[2025-01-01,2025-02-01)'),
  (2, E'Bob "the\\ builder"\n\t\u0001 ü😀', 'bob@work.example', false, 'very-sad', 'private', 1, '{}', '{}', '{}',
   'null', 'null', 'NaN', 'Infinity', 32767, -9223372036854775808, NULL,
   'infinity', '-infinity', 'infinity', '24:00', '-1 mons', '', '::1/64', 'empty'),
  (3, '100%_\', NULL, true, '2nd', 'public', 1, NULL, NULL, NULL,
   NULL, NULL, 0.000000000000000000000000000001, 'NaN', 0, 0, 'ffffffff-ffff-4fff-bfff-ffffffffffff',
   '0044-03-15 BC', '10000-01-01T00:00:00.123456Z', '0044-03-15 12:00:00 BC', '23:59:59.999999', '1 year', '\xdeadbeef', '192.168.0.0/16', NULL),
  (4, '', 'dan@work.example', true, '', 'public', 2, '{""}', '{"","true"}', '{NULL}',
   '[]', '[]', -1, '-0', 1, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  (5, 'eve', 'eve@work.example', false, NULL, 'private', 5, NULL, NULL, '{7}',
   '"text"', '"te\u0078t"', 123456789012345678901234567890.12345678901234567890, 1e-300, NULL, NULL, NULL,
   '2000-02-29', '2024-02-29T23:59:59.5+05:45', '2024-02-29 23:59:59.5', '00:00', '00:00:00', NULL, NULL, '(,)');

CREATE TABLE tb_post (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title varchar(40) NOT NULL,
  body text,
  author_id int NOT NULL REFERENCES tb_user,
  editor_id int REFERENCES tb_user,
  tags text[] NOT NULL DEFAULT '{}',
  views int NOT NULL DEFAULT 0,
  title_length int GENERATED ALWAYS AS (length(title)) STORED,
  UNIQUE (author_id, title)
);
INSERT INTO tb_post (title, body, author_id, editor_id, tags, views) VALUES
  ('First', 'Hello', 1, 2, '{a,b}', 10),
  ('Second', NULL, 1, NULL, '{}', 20),
  ('Third', 'line 1' || chr(10) || 'line 2', 2, 1, '{c}', 20),
  ('fourth', '', 3, 1, '{}', 0);

CREATE TABLE comment (
  post_id bigint NOT NULL REFERENCES tb_post,
  line int NOT NULL,
  "Text" text NOT NULL,
  writer int REFERENCES tb_user,
  PRIMARY KEY (post_id, line)
);
INSERT INTO comment VALUES (1, 1, 'nice', 2), (1, 2, 'indeed', NULL), (3, 1, 'hm', 1);

CREATE TABLE reaction (
  id int PRIMARY KEY,
  post_id bigint NOT NULL,
  line int,
  kind mood NOT NULL,
  FOREIGN KEY (post_id, line) REFERENCES comment (post_id, line)
);
INSERT INTO reaction VALUES (1, 1, 1, 'happy'), (2, 1, 1, 'very-sad'), (3, 1, NULL, '2nd'), (4, 3, 1, 'naïve');

-- one row for each user at most: a single object on both sides
CREATE TABLE profile (user_id int PRIMARY KEY REFERENCES tb_user, motto text);
INSERT INTO profile VALUES (1, 'Onwards'), (3, NULL);

-- read through the view, keys from the table
CREATE TABLE tb_account (pk int PRIMARY KEY, code text UNIQUE NOT NULL, cents bigint NOT NULL);
INSERT INTO tb_account VALUES (1, 'x', 1050), (2, 'y', 0);
CREATE VIEW v_account AS SELECT pk, code, cents / 100.0 AS euros FROM tb_account;

CREATE VIEW busy_author AS SELECT u.id, u.name, count(*) AS posts FROM tb_user u JOIN tb_post p ON p.author_id = u.id GROUP BY u.id;
CREATE MATERIALIZED VIEW tag_use AS SELECT tag, count(*) FROM tb_post, unnest(tags) AS tag GROUP BY tag ORDER BY tag;

CREATE TABLE "Odd Name; --" ("select" int PRIMARY KEY, "we""ird" text, "a b" text, "_hidden" text, "__two" text, "my_URL" text, "MixedCase" text, "line_1" text);
COMMENT ON TABLE "Odd Name; --" IS '@name Oddity';
COMMENT ON COLUMN "Odd Name; --"."we""ird" IS '@name weird';
COMMENT ON COLUMN "Odd Name; --"."a b" IS '@name spaced';
INSERT INTO "Odd Name; --" VALUES (1, '''; DROP TABLE tb_user; --', 'b', 'h', 't', 'u', 'M', 'l');

CREATE TABLE log_line (at timestamptz, text text);
INSERT INTO log_line VALUES ('2025-01-01T00:00:00Z', 'same'), ('2025-01-01T00:00:00Z', 'same'), (NULL, NULL);

CREATE TABLE nothing (id int PRIMARY KEY, owner_id int REFERENCES tb_user);

-- fails when it is read, and only then
CREATE VIEW v_broken AS SELECT id, 1 / (id - 1) AS quotient FROM tb_user;

CREATE TABLE forbidden (id int PRIMARY KEY);
COMMENT ON TABLE forbidden IS '@omit';

-- joined by a table of nothing but two keys
CREATE TABLE label (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE);
CREATE TABLE post_label (post_id bigint REFERENCES tb_post ON DELETE CASCADE, label_id int REFERENCES label, PRIMARY KEY (post_id, label_id));
INSERT INTO label (name) VALUES ('red'), ('green');
INSERT INTO post_label VALUES (1, 1), (1, 2), (2, 1);

CREATE FUNCTION hire(new_id int, new_name text, boss int DEFAULT 1) RETURNS tb_user LANGUAGE sql
  AS 'INSERT INTO tb_user (id, name, manager_id) VALUES (new_id, new_name, boss) RETURNING *';
CREATE FUNCTION rename_post(post bigint, new_title text) RETURNS tb_post LANGUAGE sql
  AS 'UPDATE tb_post SET title = new_title WHERE id = post RETURNING *';
CREATE FUNCTION count_views(author int, times int DEFAULT 1) RETURNS SETOF tb_post LANGUAGE sql
  AS 'WITH done AS (UPDATE tb_post SET views = views + times WHERE author_id = author RETURNING *) SELECT * FROM done ORDER BY id';
CREATE FUNCTION reset_views(author int) RETURNS TABLE (post bigint, "lost views" int) LANGUAGE sql
  AS 'WITH done AS (UPDATE tb_post t SET views = 0 FROM tb_post o WHERE t.author_id = author AND o.id = t.id RETURNING t.id, o.views) SELECT * FROM done ORDER BY id';
COMMENT ON FUNCTION reset_views IS 'Forgets who has looked.';
CREATE FUNCTION pay_in(account text, amount bigint) RETURNS tb_account LANGUAGE sql
  AS 'UPDATE tb_account SET cents = cents + amount WHERE code = account RETURNING *';
CREATE FUNCTION pay_out(amount bigint) RETURNS SETOF tb_account LANGUAGE sql
  AS 'UPDATE tb_account SET cents = cents - amount WHERE cents >= amount RETURNING *';
CREATE FUNCTION add_label(name text) RETURNS int LANGUAGE sql AS 'INSERT INTO label (name) VALUES ($1) RETURNING id';
CREATE FUNCTION drop_labels() RETURNS SETOF text LANGUAGE sql AS 'DELETE FROM post_label; WITH done AS (DELETE FROM label RETURNING *) SELECT name FROM done ORDER BY id';
CREATE FUNCTION forget_labels(post bigint) RETURNS void LANGUAGE sql AS 'DELETE FROM post_label WHERE post_id = post';
CREATE PROCEDURE swap_editors(one bigint, other bigint) LANGUAGE sql
  AS 'UPDATE tb_post t SET editor_id = o.editor_id FROM tb_post o WHERE t.id IN (one, other) AND o.id = one + other - t.id';
CREATE PROCEDURE tally(author int, OUT posts bigint, OUT last_seen timestamptz) LANGUAGE sql
  AS 'SELECT count(*), timestamptz ''2025-01-01 00:00Z'' FROM tb_post WHERE author_id = author';

CREATE TYPE mutation_response AS (status text, message text, entity_id text, entity_type text, entity jsonb, updated_fields text[], cascade jsonb, metadata jsonb);
-- without a form in GraphQL: no columns, an argument known by its text only, nothing to select from
CREATE FUNCTION xylophone_record() RETURNS record STABLE LANGUAGE sql AS 'SELECT 1, 2';
CREATE FUNCTION xylophone_in(b box) RETURNS int STABLE LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION xylophone_list() RETURNS mutation_response[] STABLE LANGUAGE sql AS 'SELECT NULL::mutation_response[]';
CREATE FUNCTION fn_create_label(input jsonb) RETURNS mutation_response LANGUAGE plpgsql AS $$
DECLARE made label;
BEGIN
  IF input ->> 'name' IS NULL THEN
    RETURN ROW('validation:name', 'A label needs a name.', NULL, NULL, NULL, NULL, NULL, '{"errors": [{"field": "name", "code": "required", "message": "Say how it is called."}], "tried": 1}')::mutation_response;
  END IF;
  IF input ->> 'name' = 'nobody' THEN
    RETURN NULL;
  END IF;
  INSERT INTO label (name) VALUES (input ->> 'name') ON CONFLICT DO NOTHING RETURNING * INTO made;
  IF made.id IS NULL THEN
    RETURN ROW('conflict:name', 'There is such a label.', NULL, 'Label', to_jsonb(input), NULL, NULL, NULL)::mutation_response;
  END IF;
  INSERT INTO post_label VALUES (4, made.id);
  RETURN ROW('created', 'Made.', made.id, 'Label', to_jsonb(made), ARRAY['name'], '{"updated": []}', '{"by": "fn"}')::mutation_response;
END $$;

CREATE SCHEMA app;
CREATE TYPE app.error_class AS ENUM ('validation', 'conflict', 'not_found', 'rate_limited');
CREATE TYPE app.mutation_response AS (succeeded bool, state_changed bool, error_class app.error_class, status_detail text, http_status int, message text, entity_id uuid,
  entity_type text, entity jsonb, updated_fields text[], cascade jsonb, error_detail jsonb, metadata jsonb);
CREATE FUNCTION rename_token(token uuid, name text) RETURNS app.mutation_response LANGUAGE plpgsql AS $$
DECLARE was text;
BEGIN
  SELECT u.name INTO was FROM tb_user u WHERE u.token = rename_token.token;
  IF was IS NULL THEN
    RETURN ROW(false, false, 'not_found', NULL, NULL, 'Nobody has this token.', NULL, NULL, NULL, NULL, NULL, '{"errors": ["token"]}', NULL)::app.mutation_response;
  END IF;
  UPDATE tb_user u SET name = rename_token.name WHERE u.token = rename_token.token AND u.name <> rename_token.name;
  RETURN ROW(true, FOUND, NULL, NULL, NULL, was, token, 'User', NULL, ARRAY['name'], NULL, NULL, NULL)::app.mutation_response;
END $$;

-- a trigger keeps some rows from being changed or deleted, without an error
CREATE TABLE keepsake (id int PRIMARY KEY, name text NOT NULL, post_id bigint REFERENCES tb_post);
INSERT INTO keepsake VALUES (1, 'ring', 1), (2, 'kept letter', 1), (3, 'coin', NULL), (4, 'kept shell', 3), (5, 'stamp', 3);
CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.name LIKE 'kept%' THEN RETURN NULL; END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON keepsake FOR EACH ROW EXECUTE FUNCTION keep();

-- keys that are no numbers or texts
CREATE TABLE mood_note (mood mood PRIMARY KEY, note text);
INSERT INTO mood_note VALUES ('very-sad', 'rain'), ('2nd', NULL);
CREATE TABLE mood_link (id int PRIMARY KEY, mood mood REFERENCES mood_note);
CREATE TABLE price_note (price money PRIMARY KEY, note text);
INSERT INTO price_note VALUES (5, 'cheap'), (1234.50, 'dear');
CREATE FUNCTION relabel(fields text[] DEFAULT NULL) RETURNS mutation_response LANGUAGE sql AS
  'SELECT ROW(''updated'', ''Done.'', NULL, NULL, NULL, fields, NULL, NULL)::mutation_response';
CREATE TABLE price_link (id int PRIMARY KEY, price money REFERENCES price_note);

-- what PostgreSQL refuses in its own ways
CREATE VIEW short_label AS SELECT id, name FROM label WHERE length(name) < 8 WITH CHECK OPTION;
CREATE VIEW only_post AS SELECT id, (SELECT p.id FROM tb_post p WHERE p.author_id = u.id) AS post FROM tb_user u;
CREATE PROCEDURE commits() LANGUAGE plpgsql AS 'BEGIN COMMIT; END';
CREATE TABLE indexed (id int PRIMARY KEY, text text UNIQUE);

-- names that GraphQL does not allow, and names that several want (CONTRACT section 1)
CREATE TYPE blood AS ENUM ('A+', 'A-', '0');
CREATE TABLE donor (id int PRIMARY KEY, "Zip Code" text, "Addr.Type" text, "2012" int, "Größe" numeric, "A+" text, "A-" text, first_name text, "firstName" text,
  "isnull" boolean, blood blood, bloods blood[], CONSTRAINT "donor zip" UNIQUE ("Zip Code"), CONSTRAINT "donor.zip" UNIQUE ("Addr.Type"));
INSERT INTO donor VALUES (1, '1000', 'home', 7, 1.80, 'plus', 'minus', 'Ada', 'ada', true, 'A+', '{A+,0}'), (2, '2000', 'work', NULL, 1.75, NULL, NULL, 'Bob', NULL, NULL, 'A-', '{}');
CREATE TABLE plan (id int PRIMARY KEY, name text);
INSERT INTO plan VALUES (1, 'Basic'), (2, 'Pro');
CREATE VIEW v_plan AS SELECT id, upper(name) AS title FROM plan;
CREATE TABLE queue (id int PRIMARY KEY, name text);
INSERT INTO queue VALUES (1, 'one');
CREATE TABLE queues (id int PRIMARY KEY, queue_id int REFERENCES queue);
INSERT INTO queues VALUES (10, 1);
CREATE TABLE subscriptions (id int PRIMARY KEY, plan_id int REFERENCES plan, dates int);
INSERT INTO subscriptions VALUES (1, 2, 3);
CREATE TABLE points (input int, ops int, note text, PRIMARY KEY (input, ops));
INSERT INTO points VALUES (1, 2, 'here');
CREATE TABLE team (id int PRIMARY KEY, name text);
INSERT INTO team VALUES (1, 'Reds'), (2, 'Blues');
CREATE TABLE match (id int PRIMARY KEY, home int REFERENCES team, away int REFERENCES team);
INSERT INTO match VALUES (1, 1, 2), (2, 2, 1);
CREATE TABLE player (id int PRIMARY KEY, name text, team text, coached_by int CONSTRAINT player_coach REFERENCES team);
COMMENT ON CONSTRAINT player_coach ON player IS E'@name coach\n@names trainees';
INSERT INTO player VALUES (1, 'Kim', 'both', 1), (2, 'Lou', NULL, NULL);
CREATE TABLE team_member (team_id int REFERENCES team, player_id int REFERENCES player, PRIMARY KEY (team_id, player_id));
INSERT INTO team_member VALUES (1, 1), (1, 2), (2, 2);
CREATE TABLE team_captain (team_id int REFERENCES team, player_id int REFERENCES player, PRIMARY KEY (team_id, player_id));
INSERT INTO team_captain VALUES (1, 1);
CREATE TABLE node (id int PRIMARY KEY, next int UNIQUE REFERENCES node);
INSERT INTO node VALUES (3, NULL), (2, 3), (1, 2);
CREATE FUNCTION plan_list("Min Id" int, "limit" int DEFAULT 10) RETURNS SETOF plan STABLE LANGUAGE sql AS 'SELECT * FROM plan WHERE id >= $1 ORDER BY id LIMIT $2';
CREATE FUNCTION plan_price("Plan.Id" int, OUT "net price" numeric, OUT "net.price" numeric) STABLE LANGUAGE sql AS 'SELECT 1.5 * $1, 2.5 * $1';
CREATE FUNCTION plans() RETURNS int STABLE LANGUAGE sql AS 'SELECT 42';
CREATE FUNCTION name(plan) RETURNS text STABLE LANGUAGE sql AS 'SELECT $1.name || ''!''';
CREATE FUNCTION find_plan(part text) RETURNS text STABLE LANGUAGE sql AS 'SELECT part';
CREATE FUNCTION find_plan(part text, year int) RETURNS text STABLE LANGUAGE sql AS 'SELECT part || year';
CREATE FUNCTION badge(team, prefix text, VARIADIC suffixes text[]) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT coalesce(prefix, ''-'') || $1.name || array_to_string(suffixes, ''+'')';
CREATE FUNCTION rivals(team) RETURNS SETOF team STABLE LANGUAGE sql AS 'SELECT t.* FROM team t WHERE t.id <> $1.id ORDER BY t.name';
CREATE FUNCTION captain(team) RETURNS player STABLE LANGUAGE sql AS 'SELECT p.* FROM player p JOIN team_captain c ON c.player_id = p.id WHERE c.team_id = $1.id';
CREATE FUNCTION squad(team, min_id int DEFAULT 0) RETURNS TABLE (player int, label text) STABLE LANGUAGE sql AS
  'SELECT m.player_id, $1.name || m.player_id FROM team_member m WHERE m.team_id = $1.id AND m.player_id >= min_id ORDER BY m.player_id';
CREATE FUNCTION shirt_numbers(team, up_to int) RETURNS SETOF int STRICT IMMUTABLE LANGUAGE sql AS 'SELECT n FROM generate_series($1.id, up_to) n';
CREATE FUNCTION score(team) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1.id * 10';
CREATE FUNCTION score(team, factor numeric) RETURNS numeric IMMUTABLE LANGUAGE sql AS 'SELECT $1.id * factor';
CREATE FUNCTION first_match(team, at_home boolean) RETURNS match STRICT STABLE LANGUAGE sql AS
  'SELECT m.* FROM match m WHERE $1.id = CASE WHEN at_home THEN m.home ELSE m.away END ORDER BY m.id LIMIT 1';
CREATE FUNCTION join_words(separator text, VARIADIC words text[]) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT array_to_string(words, coalesce(separator, ''-''))';
CREATE FUNCTION pick(int, int DEFAULT 2, int DEFAULT 3) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1 * 100 + $2 * 10 + $3';
CREATE TYPE place AS (street text, "house no" smallint, at point, tags text[], opened date, notes jsonb, is_open boolean);
CREATE TYPE stop AS (label text, place place);
CREATE TABLE trip (id int PRIMARY KEY, start place, stops stop[]);
INSERT INTO trip VALUES (1, ROW('A "B" \C, (D)', 1, '(1,2)', '{x,NULL}', '2025-01-01', '{"a": 1}', true), NULL);
CREATE FUNCTION street_of(place place, fallback text DEFAULT 'none') RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT coalesce(($1).street, fallback)';
CREATE TABLE grid (id int PRIMARY KEY, cells int[][], words text[][]);
INSERT INTO grid VALUES (1, '{{1,2},{3,NULL}}', '{{"a,b","\"q\""}}'), (2, '{}', NULL);

-- documents whose shape is declared (CONTRACT section 6): kept in a table with indexes over their keys, made by a view, embedded in each other, referring to rows
CREATE TABLE tb_hiker (pk_hiker int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id uuid NOT NULL UNIQUE, full_name text NOT NULL, born date, weight numeric);
CREATE VIEW v_hiker AS SELECT id, jsonb_build_object('id', id, 'full_name', full_name, 'born', born, 'weight', weight) AS data FROM tb_hiker;
COMMENT ON VIEW v_hiker IS '@type {id: ID!, fullName: String!, born: Date, weight: Decimal}';
INSERT INTO tb_hiker (id, full_name, born, weight) VALUES ('11111111-1111-1111-1111-111111111111', 'Ann', '1990-05-01', 61.50), ('22222222-2222-2222-2222-222222222222', 'Ben', NULL, 'NaN');
CREATE TABLE tv_hike (id int PRIMARY KEY, leader_id uuid, data jsonb);
COMMENT ON TABLE tv_hike IS E'@references(leader_id) v_hiker(id) @names led\n@references(guideId) v_hiker(id) @names guided\n@type {
  title: String!, "guideId": UUID, km: Decimal, days: Int, start: DateTime, tags: [String!], captain: Hiker
  hut: {name: String!, "beds (double)": Int}, stages: [{from: String, hours: Float}!], notes: JSON, ref: ID}';
CREATE INDEX hike_days ON tv_hike (((data ->> 'days')::int));
CREATE INDEX hike_guide ON tv_hike (((data ->> 'guideId')::uuid));
INSERT INTO tv_hike VALUES
  (1, '11111111-1111-1111-1111-111111111111', '{"title": "Ridge", "guideId": "22222222-2222-2222-2222-222222222222", "km": 19.90, "days": 2, "start": "2025-06-01T08:00:00+02:00",
    "tags": ["steep", "sun"], "captain": {"id": "11111111-1111-1111-1111-111111111111", "fullName": "Ann"}, "hut": {"name": "Cabane", "beds (double)": 4},
    "stages": [{"from": "A", "hours": 4.5}, {"from": "B", "hours": 2}], "notes": {"weather": {"wind": [3, 5]}}, "ref": 7}'),
  (2, NULL, '{"title": "Valley", "km": 100, "days": 1, "start": null, "tags": [], "captain": null, "hut": {"name": "Inn"}, "stages": [], "notes": null, "ref": "x-1"}'),
  (3, '22222222-2222-2222-2222-222222222222', '{"title": "100% \"wet\" \\ way", "guideId": "22222222-2222-2222-2222-222222222222", "km": 19.9, "stages": [{"from": null}, {"from": "C", "hours": 9}]}'),
  (4, NULL, '{"title": "Odd", "km": "far", "days": null, "start": "soon", "tags": "none", "hut": {"beds (double)": "two"}, "captain": {"id": 5}, "stages": {}, "ref": true}');
