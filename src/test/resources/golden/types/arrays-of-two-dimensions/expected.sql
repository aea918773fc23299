-- grids
SELECT t0."id", to_json(t0."cells"), to_json(t0."words")
FROM "public"."grid" t0
ORDER BY t0."id" ASC

-- none
SELECT t0."id"
FROM "public"."grid" t0
WHERE t0."cells" IS NULL
