-- One row matches, one does not, one is NULL: for every type and operator of the table (CONTRACT section 3).
CREATE EXTENSION citext;
CREATE EXTENSION hstore;
CREATE EXTENSION ltree;
CREATE TYPE mood AS ENUM ('happy', 'so-so', 'sad');
CREATE TYPE address AS (street text, zip_code text);
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE DOMAIN small_positive AS positive CHECK (VALUE < 1000);
CREATE TABLE sample (
  id int PRIMARY KEY, flag bool, i2 int2, i4 int4, i8 int8, f4 float4, f8 float8, num numeric, txt text, vch varchar(20), chr char(4),
  nam name, cit citext, uid uuid, day date, tim time, timz timetz, stamp timestamp, stampz timestamptz, span interval,
  js json, jb jsonb, hs hstore, byt bytea, ip inet, net cidr, mac macaddr, path ltree, vec tsvector, pt point, mood mood, dom small_positive,
  tags text[], vtags varchar(9)[], nums int[], moods mood[], days daterange, ints int4range, nums_range numrange, stamps tsrange,
  many datemultirange, home address, homes address[], price money);
INSERT INTO sample VALUES
 (1, true, 1, 10, 9007199254740993, 1.5, 1.5, 19.90, 'Alpha 100%', 'Alpha', 'ab', 'Alpha', 'Alpha', '00000000-0000-0000-0000-00000000000a',
  '2025-01-01', '08:00', '08:00+00', '2025-01-01 08:00', '2025-01-01 08:00+00', '1 day', '{"a":{"b":[1,2]},"name":"Ann","n":1}',
  '{"a":{"b":[1,2]},"name":"Ann","n":1}', 'a=>1,b=>2', '\xdead', '10.0.0.5', '10.0.0.0/8', '08:00:2b:01:02:03', 'top.science.astro',
  to_tsvector('english', 'quick brown foxes'), '(0,0)', 'happy', 5, '{a,b}', '{a,b}', '{1,2}', '{happy,so-so}', '[2025-01-01,2025-02-01)',
  '[1,10)', '[1.5,2.5]', '[2025-01-01 00:00,2025-01-02 00:00)', '{[2025-01-01,2025-01-05),[2025-03-01,2025-03-05)}',
  ROW('Main "St"', '1000'), ARRAY[ROW('A', '1'), ROW('B', NULL)]::address[], '12.50'),
 (2, false, -2, 20, -5, 'NaN', 'Infinity', 24.5, 'beta_1000 sure', 'beta', 'cd', 'beta', 'BETA', '00000000-0000-0000-0000-00000000000b',
  '2025-06-15', '20:30:00.5', '20:30:00+02', '2025-06-15 20:30:00.5', '2025-06-15 20:30:00.5+02', '2 hours', '{"name":"Bob","n":"x","z":null}',
  '{"name":"Bob","n":"x","z":null}', 'c=>NULL', '\x', '8.8.8.8', '192.168.1.0/24', '08:00:2b:01:02:04', 'top.arts', to_tsvector('english', 'lazy dogs'),
  '(3,4)', 'so-so', 7, '{b,c,d}', '{b,c,d}', '{3}', '{sad}', '[2025-03-01,)', '[10,20)', '(5,6)', '[2026-01-01 00:00,)', '{}', ROW(NULL, NULL), '{}', '99.00'),
 (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'null', NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
 (4, true, 3, 30, 5, -0.25, 0, 1e20, 'line
break', 'gamma', 'x', 'gamma', 'gamma', '00000000-0000-0000-0000-00000000000c', '2024-02-29', '00:00', '00:00-05', '-infinity', 'infinity', '-1 mons',
  '[]', '[1,"two",[3]]', '', '\x00ff', '::1', 'fc00::/7', '0a:00:00:00:00:01', 'top', '', '(-1,0)', 'sad', 9, '{}', '{}', '{}', '{}', 'empty', 'empty', 'empty', 'empty',
  '{[2024-01-01,2024-01-02)}', ROW('B', ''), NULL, '-1');
CREATE TABLE author (id int PRIMARY KEY, name text NOT NULL, boss_id int REFERENCES author);
CREATE TABLE book (id int PRIMARY KEY, title text NOT NULL, author_id int REFERENCES author, stars int);
CREATE TABLE genre (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE book_genre (book_id int REFERENCES book, genre_id int REFERENCES genre, PRIMARY KEY (book_id, genre_id));
INSERT INTO author VALUES (1, 'Ada', NULL), (2, 'Bob', 1), (3, 'Cyd', 1);
INSERT INTO book VALUES (1, 'A1', 1, 5), (2, 'A2', 1, NULL), (3, 'B1', 2, 3), (4, 'Orphan', NULL, 1);
INSERT INTO genre VALUES (1, 'crime'), (2, 'poetry');
INSERT INTO book_genre VALUES (1, 1), (1, 2), (3, 1);
