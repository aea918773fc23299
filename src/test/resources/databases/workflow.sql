-- schemas: public
-- A workflow engine's tables: a vendor's prefix, trailing underscores, keys of text, many keys to one table, words that GraphQL and SQL reserve.
CREATE TABLE act_ge_bytearray (id_ varchar(64) PRIMARY KEY, rev_ int, name_ varchar(255), bytes_ bytea, generated_ boolean);
INSERT INTO act_ge_bytearray VALUES ('b1', 1, 'order.xml', '\x3c3f', false), ('b2', NULL, NULL, NULL, NULL), ('b3', 2, '', '\x', true);

CREATE TABLE act_re_procdef (id_ varchar(64) PRIMARY KEY, key_ varchar(255) NOT NULL, version_ int NOT NULL, resource_ varchar(64) REFERENCES act_ge_bytearray,
  diagram_ varchar(64) REFERENCES act_ge_bytearray, UNIQUE (key_, version_));
INSERT INTO act_re_procdef VALUES ('order:1', 'order', 1, 'b1', NULL), ('order:2', 'order', 2, 'b1', 'b2'), ('pay:1', 'pay', 1, NULL, NULL);

CREATE TABLE act_ru_execution (id_ varchar(64) PRIMARY KEY, rev_ int, root_proc_inst_id_ varchar(64) REFERENCES act_ru_execution, proc_inst_id_ varchar(64) REFERENCES act_ru_execution,
  parent_id_ varchar(64) REFERENCES act_ru_execution, super_exec_ varchar(64) REFERENCES act_ru_execution, proc_def_id_ varchar(64) REFERENCES act_re_procdef,
  is_active_ boolean, start_time_ timestamp, "type_" varchar(20));
INSERT INTO act_ru_execution VALUES ('e1', 1, 'e1', 'e1', NULL, NULL, 'order:1', true, '2025-01-01 08:00:00', 'root'),
  ('e2', 3, 'e1', 'e1', 'e1', NULL, 'order:1', false, '2025-01-01 08:00:00.5', NULL), ('e3', NULL, 'e1', NULL, 'e2', 'e1', 'order:2', NULL, NULL, 'call');

CREATE TABLE act_ru_task (id_ varchar(64) PRIMARY KEY, execution_id_ varchar(64) REFERENCES act_ru_execution, proc_inst_id_ varchar(64) REFERENCES act_ru_execution,
  proc_def_id_ varchar(64) REFERENCES act_re_procdef, name_ varchar(255), assignee_ varchar(255), priority_ int, due_date_ timestamptz);
INSERT INTO act_ru_task VALUES ('t1', 'e1', 'e1', 'order:1', 'Check', 'kim', 50, '2025-02-01T00:00:00Z'), ('t2', 'e2', 'e1', NULL, 'Pack', NULL, NULL, NULL),
  ('t3', NULL, NULL, NULL, NULL, '', 0, '2024-02-29T12:00:00+02');

CREATE TABLE act_ru_identitylink (id_ varchar(64) PRIMARY KEY, group_id_ varchar(255), type_ varchar(255), user_id_ varchar(255), task_id_ varchar(64) REFERENCES act_ru_task ON DELETE CASCADE,
  proc_inst_id_ varchar(64) REFERENCES act_ru_execution);
INSERT INTO act_ru_identitylink VALUES ('l1', 'sales', 'candidate', NULL, 't1', NULL), ('l2', NULL, 'owner', 'kim', 't1', 'e1'), ('l3', NULL, NULL, NULL, NULL, NULL);

CREATE TABLE act_ru_variable (id_ varchar(64) PRIMARY KEY, execution_id_ varchar(64) NOT NULL REFERENCES act_ru_execution, name_ varchar(255) NOT NULL, double_ double precision, long_ bigint,
  text_ varchar(4000), bytearray_id_ varchar(64) UNIQUE REFERENCES act_ge_bytearray, UNIQUE (execution_id_, name_));
INSERT INTO act_ru_variable VALUES ('v1', 'e1', 'amount', 1.5, 9007199254740993, NULL, 'b2'), ('v2', 'e1', 'note', NULL, NULL, 'x "y" \z', NULL), ('v3', 'e2', 'amount', 'NaN', -1, '', NULL);

-- words of GraphQL and of SQL, and one name written in three ways
CREATE TABLE "type" (id int PRIMARY KEY, "on" boolean, "true" int, "null" text, "fragment" text);
INSERT INTO "type" VALUES (1, true, 1, 'x', NULL), (2, NULL, NULL, NULL, 'y');
CREATE TABLE "input" (id int PRIMARY KEY, "input" int, ops text, "where" int REFERENCES "type", "orderBy" text, "limit" int, "first" int);
INSERT INTO "input" VALUES (1, 1, 'a', 1, 'b', 1, 1), (2, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE "ID" (id int PRIMARY KEY, "ID" int, "Id" int, i_d int);
INSERT INTO "ID" VALUES (1, 10, 100, 1000), (2, 20, 200, 2000), (3, NULL, NULL, NULL);
CREATE TABLE "mutation" (input int, ops int, "NOT" boolean, "OR" text, PRIMARY KEY (input, ops));
INSERT INTO "mutation" VALUES (1, 1, true, 'a'), (1, 2, NULL, NULL);
