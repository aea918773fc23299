-- result
SELECT t0.status, NULL, NULL, NULL, t0.message, t0.entity_id::text, t0.entity_type, t0.entity, CASE WHEN t0.updated_fields IS NOT NULL THEN to_json(ARRAY(
  SELECT f
  FROM unnest(t0.updated_fields) WITH ORDINALITY u(f, n)
  WHERE f IS NOT NULL
  ORDER BY n)) END, t0.cascade, t0.metadata, NULL
FROM "public"."fn_create_label"("input" => $1::jsonb) t0
WHERE NOT (t0.* IS NULL)
-- $1 = {"name":"blue"}

-- result
WITH l0 AS (
  SELECT t0.*, row_number() OVER () AS n0
  FROM (
    SELECT t0."name"::text AS o0, t0."id" AS k0
    FROM "public"."label" t0
    CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
    WHERE t0."id" = k.k0::int4
    ORDER BY k.n
    LIMIT 9223372036854775807) t0), l1 AS (
  SELECT l0.n0, row_number() OVER (PARTITION BY l0.n0 ORDER BY t1."id") AS n1, t1."title"::text AS o0
  FROM l0
  JOIN (
    SELECT DISTINCT "label_id", "post_id"
    FROM "public"."post_label") t2 ON t2."label_id" = l0."k0"
  JOIN "public"."tb_post" t1 ON t1."id" = t2."post_id") SELECT m, o0
FROM (
  SELECT n0 AS s0, 0 AS s1, 0 AS s2, 0 AS m, o0
  FROM l0
  UNION ALL SELECT n0 AS s0, 1 AS s1, n1 AS s2, 1 AS m, o0
  FROM l1) x
ORDER BY s0, s1, s2
-- $1 = {"100"}

-- result
SELECT pg_current_xact_id_if_assigned()
