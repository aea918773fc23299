-- createTrip
INSERT INTO "public"."trip" AS t0 ("id", "start", "stops")
VALUES ($1::int4, $2::"public"."place", $3::"public"."stop"[])
RETURNING CASE WHEN t0."start" IS DISTINCT FROM NULL THEN (
  SELECT row_to_json(t1.*)
  FROM (
    SELECT (t0."start")."street" AS "street", (t0."start")."house no" AS "houseNo", (t0."start")."at"::text AS "at", to_json((t0."start")."tags") AS "tags", (t0."start")."opened" AS "opened", (t0."start")."notes" AS "notes", (t0."start")."is_open" AS "isOpen") t1) END, CASE WHEN t0."stops" IS NOT NULL THEN (
  SELECT '[' || coalesce(string_agg(CASE WHEN t2.element IS DISTINCT FROM NULL THEN (
    SELECT row_to_json(t3.*)
    FROM (
      SELECT (t2.element)."label" AS "label", CASE WHEN (t2.element)."place" IS DISTINCT FROM NULL THEN (
        SELECT row_to_json(t4.*)
        FROM (
          SELECT ((t2.element)."place")."street" AS "street", to_json(((t2.element)."place")."tags") AS "tags", ((t2.element)."place")."house no" AS "houseNo") t4) END AS "place") t3)::text ELSE 'null' END, ','), '') || ']'
  FROM (
    SELECT unnest(t0."stops") AS element) t2)::json END, pg_current_xact_id()
-- $1 = 2
-- $2 = ("O\\"Neil \\\\ (x), y","7","(1.5,2)","{\\"a,b\\",NULL,\\"\\\\\\"q\\\\\\"\\"}","2025-02-03","{\\"k\\":[1,null]}","false")
-- $3 = {"(\\"one\\",\\"(\\\\\\"\\\\\\",,,\\\\\\"{}\\\\\\",,,)\\")",NULL,"(,)","(,)"}

-- updateTrip
UPDATE "public"."trip" t0
SET "start" = NULL
WHERE t0."id" = $1::int4
RETURNING t0."id", CASE WHEN t0."start" IS DISTINCT FROM NULL THEN (
  SELECT row_to_json(t1.*)
  FROM (
    SELECT (t0."start")."street" AS "street") t1) END, CASE WHEN t0."stops" IS NOT NULL THEN (
  SELECT '[' || coalesce(string_agg(CASE WHEN t2.element IS DISTINCT FROM NULL THEN (
    SELECT row_to_json(t3.*)
    FROM (
      SELECT (t2.element)."label" AS "label") t3)::text ELSE 'null' END, ','), '') || ']'
  FROM (
    SELECT unnest(t0."stops") AS element) t2)::json END, pg_current_xact_id()
-- $1 = 1
