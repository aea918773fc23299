-- bulkCreatePosts
INSERT INTO "public"."tb_post" AS t0 ("title", "author_id", "tags") SELECT r.c0::text, r.c1::int4, r.c2::text[]
FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY r(c0, c1, c2, n)
ORDER BY r.n
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"z","a","m"}
-- $2 = {"2","1","3"}
-- $3 = {"{\\"a\\",\\"b\\"}","{}","{\\"c\\"}"}

-- bulkCreatePosts
SELECT t0."id", t0."title", t1."id", t1."name"
FROM "public"."tb_post" t0
CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
LEFT JOIN "public"."tb_user" t1 ON t1."id" = t0."author_id"
WHERE t0."id" = k.k0::int8
ORDER BY k.n
-- $1 = {"100","101","102"}
