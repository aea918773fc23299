-- planList
SELECT t0."name"
FROM "public"."plan_list"("Min Id" => $1::int4, "limit" => $2::int4) t0
WHERE t0."id" > $3::int4
ORDER BY t0."id" ASC
LIMIT 1
-- $1 = 1
-- $2 = 2
-- $3 = 1

-- planPrice
SELECT t0."net price", t0."net.price"
FROM "public"."plan_price"("Plan.Id" => $1::int4) t0
WHERE NOT (t0.* IS NULL)
-- $1 = 2

-- findPlan
SELECT t0."value"
FROM "public"."find_plan"("part" => $1::text) t0("value")
-- $1 = a

-- findPlanByPartAndYear
SELECT t0."value"
FROM "public"."find_plan"("part" => $1::text, "year" => $2::int4) t0("value")
-- $1 = a
-- $2 = 1
