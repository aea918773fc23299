-- updateTrip
UPDATE "public"."trip" t0
SET "start" = $1::"public"."place", "stops" = $2::"public"."stop"[]
WHERE t0."id" = $3::int4
RETURNING CASE WHEN t0."start" IS DISTINCT FROM NULL THEN (
  SELECT row_to_json(t1.*)
  FROM (
    SELECT (t0."start")."street" AS "street", (t0."start")."house no" AS "houseNo", (t0."start")."notes" AS "notes") t1) END, CASE WHEN t0."stops" IS NOT NULL THEN (
  SELECT '[' || coalesce(string_agg(CASE WHEN t2.element IS DISTINCT FROM NULL THEN (
    SELECT row_to_json(t3.*)
    FROM (
      SELECT (t2.element)."label" AS "label", CASE WHEN (t2.element)."place" IS DISTINCT FROM NULL THEN (
        SELECT row_to_json(t4.*)
        FROM (
          SELECT ((t2.element)."place")."street" AS "street", ((t2.element)."place")."house no" AS "houseNo", ((t2.element)."place")."notes" AS "notes") t4) END AS "place") t3)::text ELSE 'null' END, ','), '') || ']'
  FROM (
    SELECT unnest(t0."stops") AS element) t2)::json END, pg_current_xact_id()
-- $1 = ("Väg \\"1\\"",,,,,"{\\"b\\":\\"\\\\\\\\ \\\\\\" ,\\"}",)
-- $2 = {"(\\"x\\",\\"(\\\\\\"lit\\\\\\",\\\\\\"12\\\\\\",,,,,)\\")","(,\\"(\\\\\\"Väg \\\\\\\\\\\\\\"1\\\\\\\\\\\\\\"\\\\\\",,,,,\\\\\\"{\\\\\\\\\\\\\\"b\\\\\\\\\\\\\\":\\\\\\\\\\\\\\"\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\ \\\\\\\\\\\\\\\\\\\\\\\\\\\\\\" ,\\\\\\\\\\\\\\"}\\\\\\",)\\")"}
-- $3 = 1

-- bulkCreateTrips
INSERT INTO "public"."trip" AS t0 ("id", "start") SELECT r.c0::int4, r.c1::"public"."place"
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY r(c0, c1, n)
ORDER BY r.n
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"3","4"}
-- $2 = {"(\\"s3\\",,,,,,)",NULL}

-- bulkCreateTrips
INSERT INTO "public"."trip" AS t0 ("id", "start", "stops") SELECT r.c0::int4, r.c1::"public"."place", r.c2::"public"."stop"[]
FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY r(c0, c1, c2, n)
ORDER BY r.n
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"5"}
-- $2 = {"(\\"s5\\",,,,,,)"}
-- $3 = {"{\\"(\\\\\\"l\\\\\\",\\\\\\"(,,,,,,\\\\\\\\\\\\\\"true\\\\\\\\\\\\\\")\\\\\\")\\"}"}

-- bulkCreateTrips
SELECT t0."id", CASE WHEN t0."start" IS DISTINCT FROM NULL THEN (
  SELECT row_to_json(t1.*)
  FROM (
    SELECT (t0."start")."street" AS "street") t1) END, CASE WHEN t0."stops" IS NOT NULL THEN (
  SELECT '[' || coalesce(string_agg(CASE WHEN t2.element IS DISTINCT FROM NULL THEN (
    SELECT row_to_json(t3.*)
    FROM (
      SELECT (t2.element)."label" AS "label", CASE WHEN (t2.element)."place" IS DISTINCT FROM NULL THEN (
        SELECT row_to_json(t4.*)
        FROM (
          SELECT ((t2.element)."place")."is_open" AS "isOpen") t4) END AS "place") t3)::text ELSE 'null' END, ','), '') || ']'
  FROM (
    SELECT unnest(t0."stops") AS element) t2)::json END
FROM "public"."trip" t0
CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
WHERE t0."id" = k.k0::int4
ORDER BY k.n
-- $1 = {"3","4","5"}

-- again
UPDATE "public"."trip" t0
SET "stops" = $1::"public"."stop"[]
WHERE t0."id" = $2::int4
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"(\\"last\\",)"}
-- $2 = 1

-- again
SELECT CASE WHEN t0."stops" IS NOT NULL THEN (
  SELECT '[' || coalesce(string_agg(CASE WHEN t1.element IS DISTINCT FROM NULL THEN (
    SELECT row_to_json(t2.*)
    FROM (
      SELECT (t1.element)."label" AS "label") t2)::text ELSE 'null' END, ','), '') || ']'
  FROM (
    SELECT unnest(t0."stops") AS element) t1)::json END
FROM "public"."trip" t0
CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
WHERE t0."id" = k.k0::int4
ORDER BY t0."id" ASC
-- $1 = {"1"}
