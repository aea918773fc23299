-- teams
SELECT t10.*
FROM (
  SELECT t0."name"::text AS o0, "public"."score"(t0.*)::text AS o1, "public"."score"(t0.*, "factor" => $1::numeric)::text AS o2, "public"."badge"(t0.*, "prefix" => $2::text, VARIADIC "suffixes" => $3::text[])::text AS o3, "public"."badge"(t0.*, "prefix" => NULL::text, VARIADIC "suffixes" => $4::text[])::text AS o4, to_json(ARRAY(
    SELECT "public"."shirt_numbers"(t0.*, "up_to" => $5::int4)))::text AS o5, (CASE WHEN NOT (t1.* IS NULL) THEN 1 END)::text AS o6, t1."name"::text AS o7, (CASE WHEN NOT (t5.* IS NULL) THEN 1 END)::text AS o8, t5."id"::text AS o9, (t6."id")::text AS o10, t6."name"::text AS o11, (CASE WHEN NOT (t7.* IS NULL) THEN 1 END)::text AS o12, t7."id"::text AS o13, (t8."id")::text AS o14, coalesce(t0.*) AS k0, coalesce(t8.*) AS k1
  FROM "public"."team" t0
  LEFT JOIN LATERAL "public"."captain"(t0.*) t1 ON true
  LEFT JOIN LATERAL "public"."first_match"(t0.*, "at_home" => $6::bool) t5 ON true
  LEFT JOIN "public"."team" t6 ON t6."id" = t5."home"
  LEFT JOIN LATERAL "public"."captain"(t6.*) t7 ON true
  LEFT JOIN "public"."team" t8 ON t8."id" = t7."coached_by"
  ORDER BY t0."id" ASC
  LIMIT 9223372036854775807) t0,
LATERAL (
  SELECT 0, t0.o0, t0.o1, t0.o2, t0.o3, t0.o4, t0.o5, t0.o6, t0.o7, t0.o8, t0.o9, t0.o10, t0.o11, t0.o12, t0.o13, t0.o14
  UNION ALL (
    SELECT 1, t2."name"::text, "public"."score"(t2.*)::text, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM "public"."rivals"(t0."k0") t2)
  UNION ALL (
    SELECT 2, t3."label"::text, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM "public"."squad"(t0."k0", "min_id" => $7::int4) t3)
  UNION ALL (
    SELECT 3, t4."player"::text, t4."label"::text, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM "public"."squad"(t0."k0") t4
    WHERE t4."player" < $8::int4
    ORDER BY t4."player" DESC
    LIMIT 1)
  UNION ALL (
    SELECT 4, t9."name"::text, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM "public"."rivals"(t0."k1") t9
    WHERE NOT (t0."k1" IS NULL)
    ORDER BY t9."id" ASC
    LIMIT 1)) t10
-- $1 = 1.50
-- $2 = #
-- $3 = {"x","y"}
-- $4 = {}
-- $5 = 3
-- $6 = true
-- $7 = 2
-- $8 = 2
