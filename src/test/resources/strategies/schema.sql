-- Enough rows for parallel workers to get in each other's way. No index finds the toys of a child, nor the parents of a toy.
CREATE TABLE parent (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE child (id int PRIMARY KEY, parent_id int NOT NULL REFERENCES parent, name text NOT NULL);
CREATE INDEX ON child (parent_id, id);
CREATE TABLE toy (id int PRIMARY KEY, child_id int REFERENCES child, name text NOT NULL);
CREATE TABLE parent_toy (parent_id int REFERENCES parent, toy_id int REFERENCES toy, PRIMARY KEY (parent_id, toy_id));
INSERT INTO parent SELECT i, 'p' || i FROM generate_series(1, 1000) i ORDER BY i * 7919 % 1009;
INSERT INTO child SELECT i, i * 31 % 1000 + 1, 'c' || i FROM generate_series(1, 3000) i ORDER BY i * 7919 % 3001;
INSERT INTO toy SELECT i, CASE WHEN i % 7 > 0 THEN i * 37 % 3000 + 1 END, 't' || i FROM generate_series(1, 6000) i ORDER BY i * 7919 % 6007;
INSERT INTO parent_toy SELECT i % 1000 + 1, i FROM generate_series(1, 2000) i;
ANALYZE parent, child, toy, parent_toy;
