-- absent
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."email" IS NULL

-- present
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."manager_id" IS NOT NULL
ORDER BY t0."id" ASC

-- json
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE nullif(t0."settings", 'null'::jsonb) IS NULL
ORDER BY t0."id" ASC

-- array
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."nicknames" IS NULL
ORDER BY t0."id" ASC
