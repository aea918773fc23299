-- schemas: sales, production, hr
-- An ERP in three schemas: one table name in several, keys across schemas, domains, x beside v_x, partitions of partitions, inheritance, generated columns.
CREATE SCHEMA sales;
CREATE SCHEMA production;
CREATE SCHEMA hr;
CREATE DOMAIN sales.amount AS numeric(12, 2) CHECK (VALUE >= 0);
CREATE DOMAIN hr."e mail" AS text CHECK (VALUE LIKE '%@%');
CREATE TYPE sales.status AS ENUM ('new', 'paid');
CREATE TYPE production.status AS ENUM ('new', 'in work', 'in_work');

CREATE TABLE hr.person (id int PRIMARY KEY, name text NOT NULL, mail hr."e mail" UNIQUE);
INSERT INTO hr.person VALUES (1, 'Ada', 'ada@x'), (2, 'Bob', NULL), (3, 'Cyd', 'cyd@x'), (4, 'Dan', NULL), (5, 'Eve', 'eve@x');
CREATE TABLE hr.employee (person_id int PRIMARY KEY REFERENCES hr.person, boss_id int REFERENCES hr.employee, salary sales.amount);
INSERT INTO hr.employee VALUES (1, NULL, 5000), (2, 1, 3000.50), (3, 2, NULL);
CREATE TABLE hr.document (id int PRIMARY KEY, person_id int REFERENCES hr.person, title text);
INSERT INTO hr.document VALUES (1, 1, 'Contract'), (2, NULL, NULL);

CREATE TABLE production.product (id int PRIMARY KEY, name text NOT NULL, list_price sales.amount, net numeric GENERATED ALWAYS AS (list_price / 1.2) STORED);
INSERT INTO production.product (id, name, list_price) VALUES (1, 'Bike', 1200), (2, 'Bell', 12), (3, 'Gift', NULL);
CREATE TABLE production.document (id int PRIMARY KEY, product_id int REFERENCES production.product, owner int REFERENCES hr.employee);
INSERT INTO production.document VALUES (1, 1, 1), (2, 1, NULL), (3, NULL, 2);
CREATE TABLE production.work_order (id int, line int, product_id int NOT NULL REFERENCES production.product, status production.status, PRIMARY KEY (id, line));
INSERT INTO production.work_order VALUES (1, 1, 1, 'new'), (1, 2, 2, 'in work'), (2, 1, 2, 'in_work');
CREATE TABLE production.work_order_routing (order_id int, order_line int, step int, done_by int REFERENCES hr.employee, checked_by int REFERENCES hr.employee, PRIMARY KEY (order_id, order_line, step),
  FOREIGN KEY (order_id, order_line) REFERENCES production.work_order);
INSERT INTO production.work_order_routing VALUES (1, 1, 1, 1, 2), (1, 1, 2, NULL, 2), (1, 2, 1, 2, NULL);

CREATE TABLE sales.customer (id int PRIMARY KEY, person_id int UNIQUE REFERENCES hr.person, account text NOT NULL);
INSERT INTO sales.customer VALUES (1, 3, 'A-1'), (2, NULL, 'A-2'), (3, 4, 'A-3');
CREATE TABLE sales.document (id int PRIMARY KEY, customer_id int REFERENCES sales.customer, status sales.status);
INSERT INTO sales.document VALUES (1, 1, 'new'), (2, NULL, NULL);
CREATE TABLE sales.product (customer_id int REFERENCES sales.customer, product_id int REFERENCES production.product, price sales.amount, PRIMARY KEY (customer_id, product_id));
INSERT INTO sales.product VALUES (1, 1, 1100), (1, 2, NULL), (2, 1, 1150.00);
CREATE TABLE sales."order" (id int, year int, customer_id int REFERENCES sales.customer, seller int REFERENCES hr.employee, total sales.amount, PRIMARY KEY (id, year)) PARTITION BY RANGE (year);
CREATE TABLE sales.order_2024 PARTITION OF sales."order" FOR VALUES FROM (2024) TO (2025) PARTITION BY HASH (id);
CREATE TABLE sales.order_2024_a PARTITION OF sales.order_2024 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE sales.order_2024_b PARTITION OF sales.order_2024 FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE sales.order_rest PARTITION OF sales."order" DEFAULT;
INSERT INTO sales."order" VALUES (1, 2024, 1, 1, 100), (2, 2024, 1, 2, 0), (1, 2025, 2, NULL, NULL), (3, 1999, NULL, 1, 9.90);
CREATE VIEW sales.v_order AS SELECT id, year, total FROM sales."order" WHERE total > 0;
CREATE VIEW sales.v_orders AS SELECT year, sum(total) AS total FROM sales."order" GROUP BY year;
CREATE TABLE sales.tb_quote (id int PRIMARY KEY, customer_id int NOT NULL REFERENCES sales.customer, text text);
INSERT INTO sales.tb_quote VALUES (1, 1, 'x'), (2, 2, NULL);
CREATE VIEW sales.v_quote AS SELECT id, customer_id, text FROM sales.tb_quote;
CREATE VIEW sales.tv_quote AS SELECT id, customer_id, text, upper(text) AS loud FROM sales.tb_quote;
CREATE TABLE sales.note (id int PRIMARY KEY, text text);
CREATE TABLE sales.call_note (caller text) INHERITS (sales.note);
INSERT INTO sales.note VALUES (1, 'a'), (2, NULL);
INSERT INTO sales.call_note VALUES (3, 'c', 'Kim');
