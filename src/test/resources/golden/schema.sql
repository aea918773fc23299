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
