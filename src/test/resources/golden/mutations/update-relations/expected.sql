-- updatePost
UPDATE "public"."tb_post" t0 SET "author_id" = $1::int4 WHERE t0."id" = $2::int8 RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = 3
-- $2 = 1

-- updatePost
SELECT t0."title", t1."id", t1."name", (SELECT coalesce(json_agg(t2), '[]'::json) FROM (SELECT t3."title" AS "title" FROM "public"."tb_post" t3 WHERE t3."author_id" = t1."id" ORDER BY t3."id" ASC) t2) FROM "public"."tb_post" t0 CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n) LEFT JOIN "public"."tb_user" t1 ON t1."id" = t0."author_id" WHERE t0."id" = k.k0::int8 ORDER BY k.n
-- $1 = {"1"}
