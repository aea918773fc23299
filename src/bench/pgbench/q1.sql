\set v random(1, 10000)
SELECT id, username, email, full_name, bio, country, reputation, created_at FROM users WHERE id = :v;
