-- createComment
SELECT t0."author_id"::text, t0."id"::text, NULL FROM unnest($1::text[], $2::text[]) WITH ORDINALITY k(k0, k1, n) LEFT JOIN "public"."tb_post" t0 ON t0."author_id" = k.k0::int4 AND t0."title" = k.k1::text ORDER BY k.n
-- $1 = {"1"}
-- $2 = {"First"}

-- createComment
INSERT INTO "public"."comment" AS t0 ("post_id", "line", "Text") SELECT r.c0::int8, r.c1::int4, r.c2::text FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY r(c0, c1, c2, n) ORDER BY r.n RETURNING t0."post_id"::text, t0."line"::text, pg_current_xact_id()
-- $1 = {"1"}
-- $2 = {"9"}
-- $3 = {"x"}

-- createComment
INSERT INTO "public"."reaction" AS t0 ("id", "post_id", "line", "kind") SELECT r.c0::int4, r.c1::int8, r.c2::int4, r.c3::"public"."mood" FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY r(c0, c1, c2, c3, n) ORDER BY r.n RETURNING pg_current_xact_id()
-- $1 = {"90","91"}
-- $2 = {"1","1"}
-- $3 = {"9","9"}
-- $4 = {"happy","very-sad"}

-- createComment
UPDATE "public"."reaction" t0 SET "post_id" = k.k1::int8, "line" = k.k2::int4 FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY k(k0, k1, k2, n) WHERE t0."id" = k.k0::int4 RETURNING k.n, pg_current_xact_id()
-- $1 = {"3"}
-- $2 = {"1"}
-- $3 = {"9"}

-- createComment
SELECT t4.* FROM (SELECT (t1."id")::text AS "o0", t1."id"::text AS "o1", t0."line"::text AS "o2", t0."post_id" AS "post_id", t0."line" AS "line" FROM "public"."comment" t0 CROSS JOIN unnest($1::text[], $2::text[]) WITH ORDINALITY k(k0, k1, n) LEFT JOIN "public"."tb_post" t1 ON t1."id" = t0."post_id" WHERE t0."post_id" = k.k0::int8 AND t0."line" = k.k1::int4 ORDER BY k.n LIMIT 9223372036854775807) t0, LATERAL (SELECT 0, t0."o0", t0."o1", t0."o2", NULL UNION ALL (SELECT 1, t2."id"::text, t2."kind"::text, (t3."post_id")::text, t3."line"::text FROM "public"."reaction" t2 LEFT JOIN "public"."comment" t3 ON t3."post_id" = t2."post_id" AND t3."line" = t2."line" WHERE t2."post_id" = t0."post_id" AND t2."line" = t0."line" ORDER BY t2."id" ASC)) t4
-- $1 = {"1"}
-- $2 = {"9"}
