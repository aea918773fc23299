\set v random(0, 9000)
SELECT id, username, email, full_name, reputation FROM users WHERE id > :v ORDER BY id LIMIT 100;
