-- logLines
SELECT t0."at", t0."text"
FROM "public"."log_line" t0
ORDER BY t0."at" ASC
LIMIT 3
