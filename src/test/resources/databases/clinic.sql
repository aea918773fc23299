-- schemas: public
-- A vendor's clinic: prefixes, trailing underscores, quoted names with spaces and umlauts, enum labels, functions of rows, natural and composite keys.
CREATE TYPE hc_blood AS ENUM ('A+', 'A-', '0+', '0-', 'unknown');
CREATE TYPE hc_address AS ("Street No" text, "Street.No" text, plz int);

CREATE TABLE hc_patient_ (id_ bigint PRIMARY KEY, "First Name" text NOT NULL, first_name text, "Größe" numeric(5, 2), "größe" int, blood_ hc_blood, bloods_ hc_blood[],
  home_ hc_address, rev_ int NOT NULL DEFAULT 1, "名前" text, "имя" text, "e-mail" text, "e.mail" text, "Discount %" numeric, "#" int);
INSERT INTO hc_patient_ VALUES
  (1, 'Ada', 'ada', 1.80, 180, 'A+', '{A+,A-}', ROW('1', '1a', 1000), 1, 'あ', 'Ада', 'a@x', 'A@x', 0.50, 1),
  (2, 'Bob', NULL, NULL, NULL, 'A-', '{}', NULL, 2, NULL, NULL, NULL, NULL, NULL, NULL),
  (3, 'Cyd', 'cyd', 1.65, 165, NULL, NULL, ROW(NULL, NULL, NULL), 1, 'う', 'Сид', 'c@x', 'C@x', 100, -1),
  (4, 'Dan', 'dan', 2.00, 200, 'unknown', '{0+,NULL}', NULL, 1, 'え', 'Дан', 'd@x', 'D@x', 0, 0);

CREATE TABLE hc_ward_ (code_ char(3) PRIMARY KEY, name_ text, parent_code_ char(3) REFERENCES hc_ward_);
INSERT INTO hc_ward_ VALUES ('A01', 'East', NULL), ('A02', 'West', 'A01'), ('Z99', 'Attic', 'A02');

CREATE TABLE hc_proc_inst_ (id_ bigint PRIMARY KEY, key_ text UNIQUE, super_exec_id_ bigint REFERENCES hc_proc_inst_, start_ timestamptz NOT NULL);
INSERT INTO hc_proc_inst_ VALUES (1, 'admission', NULL, '2025-01-01T08:00:00Z'), (2, NULL, 1, '2025-01-01T09:30:00.5Z'), (3, 'release', 1, '2025-02-01T00:00:00+02');

CREATE TABLE hc_task_ (id_ bigint PRIMARY KEY, proc_inst_id_ bigint REFERENCES hc_proc_inst_, patient_id_ bigint NOT NULL REFERENCES hc_patient_, assignee_ bigint REFERENCES hc_patient_,
  ward_code_ char(3) REFERENCES hc_ward_, due_ date, "Done?" boolean);
INSERT INTO hc_task_ VALUES (1, 1, 1, NULL, 'A01', '2025-01-02', true), (2, 1, 2, 1, 'A02', NULL, NULL), (3, NULL, 1, 2, NULL, '2024-02-29', false), (4, 2, 3, 3, 'A01', NULL, true);

CREATE TABLE hc_bed_ (ward_code_ char(3) REFERENCES hc_ward_, no_ int, patient_ bigint UNIQUE REFERENCES hc_patient_, PRIMARY KEY (ward_code_, no_));
INSERT INTO hc_bed_ VALUES ('A01', 1, 1), ('A01', 2, NULL), ('A02', 1, 2), ('A02', 2, 3);
CREATE TABLE hc_stay_ (ward_code_ char(3), no_ int, night_ date, patient_id_ bigint REFERENCES hc_patient_, PRIMARY KEY (ward_code_, no_, night_),
  FOREIGN KEY (ward_code_, no_) REFERENCES hc_bed_);
INSERT INTO hc_stay_ VALUES ('A01', 1, '2025-01-01', 1), ('A01', 1, '2025-01-02', 1), ('A02', 1, '2025-01-01', 2);

-- two ways between the same tables, and one of a table to itself
CREATE TABLE hc_doctor_of_ (patient_id_ bigint REFERENCES hc_patient_, ward_code_ char(3) REFERENCES hc_ward_, PRIMARY KEY (patient_id_, ward_code_));
INSERT INTO hc_doctor_of_ VALUES (1, 'A01'), (2, 'A01'), (3, 'A02');
CREATE TABLE hc_visitor_of_ (patient_id_ bigint REFERENCES hc_patient_, ward_code_ char(3) REFERENCES hc_ward_, PRIMARY KEY (patient_id_, ward_code_));
INSERT INTO hc_visitor_of_ VALUES (1, 'A02'), (3, 'A01');
CREATE TABLE hc_kin_ (one_ bigint REFERENCES hc_patient_, other_ bigint REFERENCES hc_patient_, PRIMARY KEY (one_, other_));
INSERT INTO hc_kin_ VALUES (1, 2), (2, 1), (3, 1);

CREATE TABLE "Zimmer Übersicht" ("Zimmer Nr." int PRIMARY KEY, "Fläche (m²)" numeric, "9 Betten" int, "select" text);
INSERT INTO "Zimmer Übersicht" VALUES (1, 20.5, 2, 'a'), (2, NULL, NULL, NULL);
CREATE TABLE "9 lives" (id int PRIMARY KEY);
INSERT INTO "9 lives" VALUES (1), (2);

CREATE FUNCTION full_name(p hc_patient_) RETURNS text STABLE LANGUAGE sql AS $$ SELECT p."First Name" || '!' $$;
CREATE FUNCTION first_name(p hc_patient_) RETURNS text STABLE LANGUAGE sql AS $$ SELECT p.first_name $$;
CREATE FUNCTION hc_search_("Part Of" text, "limit" int DEFAULT 10) RETURNS SETOF hc_patient_ STABLE LANGUAGE sql AS $$ SELECT * FROM hc_patient_ WHERE "First Name" LIKE $1 || '%' LIMIT $2 $$;
