-- schemas: public, archive
-- Plans, queues and what GraphQL has names for itself; one table name in two schemas; partitions, inheritance; comments are the vendor's.
CREATE SCHEMA archive;

CREATE TYPE state AS ENUM ('open', 'past-due', 'past_due', 'closed!', 'closed?', '30 days', 'null');
CREATE TYPE archive.state AS ENUM ('kept', 'gone');

CREATE TABLE plan (id int PRIMARY KEY, code text NOT NULL UNIQUE, price numeric(10, 2) NOT NULL DEFAULT 0);
INSERT INTO plan VALUES (1, 'basic', 5.00), (2, 'pro', 19.90), (3, 'none', 0);
CREATE VIEW v_plan AS SELECT id, code, price * 12 AS per_year FROM plan;
CREATE VIEW v_plans AS SELECT code FROM plan;

CREATE TABLE tb_account (id int PRIMARY KEY, name text NOT NULL, "Zip Code" text, "Addr.Type" text, "2012" int, plan_id int NOT NULL REFERENCES plan, plan text,
  previous_plan_id int REFERENCES plan, state state NOT NULL DEFAULT 'open');
INSERT INTO tb_account VALUES (1, 'Ada', '1000', 'home', 12, 1, 'basic (old)', 2, 'past-due'), (2, 'Bob', NULL, NULL, NULL, 1, NULL, NULL, 'past_due'),
  (3, 'Cyd', '3000', 'work', 0, 2, '', 1, 'closed!'), (4, 'Dan', '3000', 'work', 7, 2, 'x', NULL, '30 days');
CREATE VIEW v_account AS SELECT id, name, "Zip Code", plan_id, previous_plan_id, state, length(name) AS name_length FROM tb_account;

CREATE TABLE archive.account (id int PRIMARY KEY, name text, state archive.state, states state[]);
INSERT INTO archive.account VALUES (1, 'Old', 'kept', '{closed!,closed?,NULL}'), (2, 'Older', NULL, NULL);
CREATE TABLE archive.shipment (id int PRIMARY KEY, account_id int REFERENCES archive.account, owner int REFERENCES tb_account);
INSERT INTO archive.shipment VALUES (1, 1, 1), (2, NULL, 2), (3, 1, NULL);

CREATE TABLE queue (id int PRIMARY KEY, name text);
INSERT INTO queue VALUES (1, 'mail'), (2, 'print');
CREATE TABLE queues (queue_id int REFERENCES queue, place int, job text, PRIMARY KEY (queue_id, place));
INSERT INTO queues VALUES (1, 1, 'a'), (1, 2, 'b'), (1, 3, NULL);

CREATE TABLE subscriptions (id int PRIMARY KEY, account_id int NOT NULL REFERENCES tb_account, plan_id int NOT NULL REFERENCES plan, since date);
INSERT INTO subscriptions VALUES (1, 1, 1, '2025-01-01'), (2, 1, 2, NULL), (3, 2, 2, '2024-02-29');
CREATE TABLE queries (id int PRIMARY KEY, text text);
INSERT INTO queries VALUES (1, 'SELECT 1'), (2, NULL);
CREATE TABLE points (account_id int PRIMARY KEY REFERENCES tb_account, amount int);
INSERT INTO points VALUES (1, 10), (3, 7);
CREATE TABLE dates (date date PRIMARY KEY, "isnull" boolean);
INSERT INTO dates VALUES ('2025-01-01', true), ('2025-01-02', NULL);
CREATE TABLE intervals (id int PRIMARY KEY, span interval);
INSERT INTO intervals VALUES (1, '1 day'), (2, '01:30:00');
CREATE TABLE strings (string text PRIMARY KEY);
INSERT INTO strings VALUES ('a'), ('b');
CREATE TABLE plan_column (id int PRIMARY KEY, plan_id int REFERENCES plan);
INSERT INTO plan_column VALUES (1, 1), (2, 2);

-- a bean has the type DatabaseHealth and the queries databaseHealth, poolStats
CREATE TABLE database_health (id int PRIMARY KEY, note text);
INSERT INTO database_health VALUES (1, 'fine'), (2, NULL);
CREATE TABLE pool_stat (id int PRIMARY KEY, note text);
INSERT INTO pool_stat VALUES (1, 'fine'), (2, NULL);

CREATE TABLE invoice (id int, year int, total numeric, PRIMARY KEY (id, year)) PARTITION BY LIST (year);
CREATE TABLE invoice_2024 PARTITION OF invoice FOR VALUES IN (2024);
CREATE TABLE invoice_2025 PARTITION OF invoice FOR VALUES IN (2025);
INSERT INTO invoice VALUES (1, 2024, 5.00), (1, 2025, 6.5), (2, 2025, NULL);
CREATE TABLE invoice_line (id int PRIMARY KEY, invoice_id int, invoice_year int, text text, FOREIGN KEY (invoice_id, invoice_year) REFERENCES invoice);
INSERT INTO invoice_line VALUES (1, 1, 2024, 'x'), (2, 1, 2025, NULL), (3, NULL, NULL, 'y');

CREATE TABLE payment (id int PRIMARY KEY, amount numeric NOT NULL);
CREATE TABLE card_payment (card text) INHERITS (payment);
INSERT INTO payment VALUES (1, 1.50), (2, 2);
INSERT INTO card_payment VALUES (3, 3.00, '4711');
