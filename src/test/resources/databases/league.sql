-- schemas: public
-- Sports: several keys to one table, chains, one-to-one, x beside v_x and xs, views with declared keys, names that are nearly the same.
CREATE TABLE team (id int PRIMARY KEY, name text NOT NULL UNIQUE, captain_id int, "Captain" text, founded date);
CREATE TABLE person (id int PRIMARY KEY, name text NOT NULL, team_id int REFERENCES team, born date, email text UNIQUE, "E-Mail" text UNIQUE);
ALTER TABLE team ADD FOREIGN KEY (captain_id) REFERENCES person;
INSERT INTO team VALUES (1, 'Reds', NULL, 'Kim', '1900-01-01'), (2, 'Blues', NULL, NULL, NULL), (3, 'Greens', NULL, 'Max', '1999-12-31');
INSERT INTO person VALUES (1, 'Kim', 1, '2000-02-29', 'k@x', 'K@x'), (2, 'Lou', 1, NULL, NULL, NULL), (3, 'Max', 2, '1990-01-01', 'm@x', NULL), (4, 'Nia', NULL, NULL, 'n@x', 'N@x'), (5, 'Olé', 2, '1999-12-31', '', '');
UPDATE team SET captain_id = 1 WHERE id = 1;

CREATE TABLE match (id int PRIMARY KEY, home int NOT NULL REFERENCES team, away int NOT NULL REFERENCES team, referee int REFERENCES person, next int UNIQUE REFERENCES match,
  prev int UNIQUE REFERENCES match, score int[]);
INSERT INTO match VALUES (1, 1, 2, 3, NULL, NULL, '{1,0}'), (2, 2, 1, NULL, 1, NULL, NULL), (3, 1, 2, 4, NULL, 1, '{}');
COMMENT ON CONSTRAINT match_referee_fkey ON match IS E'@name umpire\n@names umpired';

CREATE TABLE team_person (team_id int REFERENCES team, person_id int REFERENCES person, PRIMARY KEY (team_id, person_id));
INSERT INTO team_person VALUES (1, 1), (1, 2), (2, 3);
CREATE TABLE team_fan (team_id int REFERENCES team, person_id int REFERENCES person, PRIMARY KEY (team_id, person_id));
INSERT INTO team_fan VALUES (1, 4), (2, 4);
CREATE TABLE person_by_email (id int PRIMARY KEY, text text);
INSERT INTO person_by_email VALUES (1, 'a'), (2, NULL);
CREATE TABLE locker (person_id int PRIMARY KEY REFERENCES person, "no" int);
INSERT INTO locker VALUES (1, 7), (2, NULL);
CREATE TABLE person_delete (id int PRIMARY KEY, at timestamp);
INSERT INTO person_delete VALUES (1, '2025-01-01 10:00:00'), (2, NULL);

CREATE TABLE news (id int PRIMARY KEY, headline text);
INSERT INTO news VALUES (1, 'Won'), (2, 'Lost');
CREATE TABLE news_list (id int PRIMARY KEY, news_id int REFERENCES news);
INSERT INTO news_list VALUES (1, 1), (2, 1);

CREATE VIEW v_table AS SELECT t.id AS team, count(m.id) AS matches FROM team t LEFT JOIN match m ON t.id IN (m.home, m.away) GROUP BY t.id;
COMMENT ON VIEW v_table IS E'@primaryKey team\n@foreignKey (team) references team (id)|@fieldName side|@foreignFieldName standings';
CREATE VIEW tv_person AS SELECT id, name, team_id, upper(name) AS shout FROM person;
CREATE MATERIALIZED VIEW mv_person AS SELECT id, length(name) AS letters FROM person;
CREATE VIEW everything AS SELECT 'team' AS kind, id FROM team UNION ALL SELECT 'person', id FROM person;
COMMENT ON VIEW everything IS '@unique kind, id';
