-- result
SELECT t0.status, NULL, NULL, NULL, t0.message, t0.entity_id::text, t0.entity_type, t0.entity, to_json(t0.updated_fields), t0.cascade, t0.metadata, NULL FROM "public"."fn_create_label"("input" => $1::jsonb) t0 WHERE NOT (t0 IS NULL)
-- $1 = {"name":"blue"}

-- result
SELECT t3.* FROM (SELECT t0."name"::text AS "o0", t0."id" AS "id" FROM "public"."label" t0 CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n) WHERE t0."id" = k.k0::int4 ORDER BY k.n LIMIT 9223372036854775807) t0, LATERAL (SELECT 0, t0."o0" UNION ALL (SELECT 1, t1."title"::text FROM "public"."tb_post" t1 WHERE EXISTS (SELECT FROM "public"."post_label" t2 WHERE t2."label_id" = t0."id" AND t1."id" = t2."post_id"))) t3
-- $1 = {"100"}

-- result
SELECT pg_current_xact_id_if_assigned()
