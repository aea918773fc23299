-- players
SELECT t6.*
FROM (
  SELECT t0."id"::text AS o0, (t1."id")::text AS o1, "public"."badge"(t1.*, "prefix" => NULL::text, VARIADIC "suffixes" => $1::text[])::text AS o2, coalesce(t1.*) AS k0
  FROM "public"."player" t0
  LEFT JOIN "public"."team" t1 ON t1."id" = t0."coached_by"
  ORDER BY t0."id" ASC
  LIMIT 9223372036854775807) t0,
LATERAL (
  SELECT 0, t0.o0, t0.o1, t0.o2
  UNION ALL (
    SELECT t5.*
    FROM (
      SELECT t2."name"::text AS o0, (CASE WHEN NOT (t3.* IS NULL) THEN 1 END)::text AS o1, t3."name"::text AS o2, coalesce(t2.*) AS k0
      FROM "public"."rivals"(t0."k0") t2
      LEFT JOIN LATERAL "public"."captain"(t2.*) t3 ON true
      WHERE NOT (t0."k0" IS NULL)) t2,
    LATERAL (
      SELECT 1, t2.o0, t2.o1, t2.o2
      UNION ALL (
        SELECT 2, t4."id"::text, NULL, NULL
        FROM "public"."rivals"(t2."k0") t4)) t5)) t6
-- $1 = {}

-- matches
SELECT t3.*
FROM (
  SELECT (t1."id")::text AS o0, to_json(ARRAY(
    SELECT "public"."shirt_numbers"(t1.*, "up_to" => $1::int4)))::text AS o1, coalesce(t1.*) AS k0
  FROM "public"."match" t0
  LEFT JOIN "public"."team" t1 ON t1."id" = t0."away"
  ORDER BY t0."id" ASC
  LIMIT 9223372036854775807) t0,
LATERAL (
  SELECT 0, t0.o0, t0.o1
  UNION ALL (
    SELECT 1, t2."player"::text, NULL
    FROM "public"."squad"(t0."k0") t2
    WHERE NOT (t0."k0" IS NULL))) t3
-- $1 = 1
