-- The same rows on every machine: no random numbers, no clock.

COPY author (full_name, born, died, country, pen_names) FROM stdin;
Jane Austen	1775-12-16	1817-07-18	United Kingdom	{"A Lady"}
Mary Shelley	1797-08-30	1851-02-01	United Kingdom	{}
Charlotte Brontë	1816-04-21	1855-03-31	United Kingdom	{"Currer Bell","Lord Charles Wellesley"}
Jules Verne	1828-02-08	1905-03-24	France	{}
Лев Толстой	1828-09-09	1910-11-20	Russia	{}
Mark Twain	1835-11-30	1910-04-21	United States	{"Samuel Clemens"}
Arthur Conan Doyle	1859-05-22	1930-07-07	United Kingdom	{}
Herbert George Wells	1866-09-21	1946-08-13	United Kingdom	{"Reginald Bliss"}
夏目漱石	1867-02-09	1916-12-09	Japan	{}
Selma Lagerlöf	1858-11-20	1940-03-16	Sweden	{}
Emily Dickinson	1830-12-10	1886-05-15	United States	{}
Gaius Julius Caesar	\N	\N	Rome	{}
\.

COPY publisher (name, website) FROM stdin;
Lantern & Sons	https://lantern.example
Harbour Books	https://harbour.example
Éditions du Quai	\N
\.

COPY book (isbn, title, author_id, publisher_id, sequel_to_id, genre, published_on, price, pages, in_print, tags, attributes, created_at) FROM stdin;
9780000000101	Pride and Prejudice	1	1	\N	novel	1813-01-28	9.90	432	t	{classic,romance}	{"binding": "paperback", "language": "en"}	2024-01-02 09:00:00+00
9780000000102	Emma	1	1	\N	novel	1815-12-23	11.50	474	t	{classic,romance}	{"binding": "hardcover", "language": "en"}	2024-01-02 09:05:00+00
9780000000103	Frankenstein	2	2	\N	science-fiction	1818-01-01	8.00	280	t	{classic,gothic}	{"binding": "paperback", "language": "en"}	2024-01-03 10:00:00+00
9780000000104	The Last Man	2	2	\N	science-fiction	1826-01-23	14.20	470	f	{plague}	{}	2024-01-03 10:10:00+00
9780000000105	Jane Eyre	3	1	\N	novel	1847-10-16	10.00	532	t	{classic,gothic}	{"binding": "paperback", "language": "en", "signed": false}	2024-01-04 08:00:00+00
9780000000106	Vingt mille lieues sous les mers	4	3	\N	science-fiction	1870-06-20	12.00	510	t	{sea,adventure}	{"binding": "hardcover", "language": "fr", "illustrations": 111}	2024-01-05 12:00:00+00
9780000000107	L’Île mystérieuse	4	3	6	science-fiction	1875-01-01	13.50	640	t	{island,adventure}	{"binding": "hardcover", "language": "fr"}	2024-01-05 12:10:00+00
9780000000108	Война и мир	5	\N	\N	history	1869-01-01	24.00	1300	t	{classic,war}	{"language": "ru", "volumes": 4}	2024-01-06 07:30:00+00
9780000000109	The Adventures of Tom Sawyer	6	2	\N	novel	1876-06-01	7.95	244	t	{river,adventure}	{"binding": "paperback", "language": "en"}	2024-01-07 09:00:00+00
9780000000110	Adventures of Huckleberry Finn	6	2	9	novel	1884-12-10	8.95	366	t	{river,adventure}	{"binding": "paperback", "language": "en"}	2024-01-07 09:10:00+00
9780000000111	A Study in Scarlet	7	1	\N	mystery	1887-12-01	6.50	160	t	{detective}	{"binding": "paperback", "language": "en"}	2024-01-08 15:00:00+00
9780000000112	The Sign of the Four	7	1	11	mystery	1890-02-01	6.50	148	t	{detective}	{"binding": "paperback", "language": "en"}	2024-01-08 15:10:00+00
9780000000113	The Hound of the Baskervilles	7	1	12	mystery	1902-03-25	7.50	256	t	{detective,moor}	{"binding": "hardcover", "language": "en"}	2024-01-08 15:20:00+00
9780000000114	The Time Machine	8	2	\N	science-fiction	1895-05-07	5.95	118	t	{future}	{"binding": "paperback", "language": "en"}	2024-01-09 11:00:00+00
9780000000115	The War of the Worlds	8	2	\N	science-fiction	1898-01-01	6.95	192	t	{mars,war}	{"binding": "paperback", "language": "en"}	2024-01-09 11:10:00+00
9780000000116	吾輩は猫である	9	\N	\N	novel	1905-01-01	15.00	580	t	{cat,satire}	{"language": "ja"}	2024-01-10 03:00:00+00
9780000000117	Nils Holgerssons underbara resa	10	\N	\N	fantasy	1906-11-24	16.40	520	t	{geese,"for children"}	{"language": "sv", "prizes": ["Nobel 1909"]}	2024-01-11 13:00:00+00
9780000000118	Poems	11	1	\N	poetry	1890-11-12	9.00	152	f	{}	{"language": "en"}	2024-01-12 10:00:00+00
9780000000119	Commentarii de bello Gallico	12	\N	\N	history	0001-01-01	18.00	\N	t	{latin,war}	{"language": "la"}	2024-01-13 10:00:00+00
\.

INSERT INTO customer (id, email, full_name, is_active, joined_at)
SELECT md5('customer ' || n)::uuid, 'reader' || n || '@example.org',
       (ARRAY['Ada', 'Björn', 'Chloé', 'Dmitri', 'Elif', 'Farid', 'Giulia', 'Hana'])[1 + n % 8] || ' '
           || (ARRAY['Okafor', 'Smith', 'Nowak', 'García', 'O''Neill'])[1 + n % 5],
       n % 9 <> 0, timestamptz '2024-02-01 08:00:00+00' + n * interval '31 hours'
FROM generate_series(1, 40) AS n;

INSERT INTO review (book_id, customer_id, rating, body, created_at)
SELECT book, md5('customer ' || reader)::uuid, 1 + (book * 7 + reader * 3) % 5,
       CASE WHEN (book + reader) % 4 > 0
            THEN (ARRAY['Could not put it down.', 'Not what I expected; "slow" at first.', 'A gift, and well received.'])[1 + (book * reader) % 3] END,
       timestamptz '2024-06-01 18:30:00+00' + (book * 40 + reader) * interval '5 hours'
FROM generate_series(1, 19) AS book, generate_series(1, 40) AS reader
WHERE (book * 11 + reader * 5) % 6 = 0
ORDER BY book, reader;

INSERT INTO customer_order (customer_id, status, ordered_at, shipped_at, delivery)
SELECT md5('customer ' || 1 + n % 40)::uuid, (enum_range(NULL::order_status))[1 + n % 5],
       timestamptz '2025-01-01 12:00:00+00' + n * interval '7 hours',
       CASE WHEN n % 5 IN (2, 3) THEN timestamptz '2025-01-02 12:00:00+00' + n * interval '7 hours' END,
       CASE WHEN n % 5 = 3 THEN (1 + n % 4) * interval '1 day 2 hours' END
FROM generate_series(1, 120) AS n;

INSERT INTO order_line (order_id, book_id, quantity, unit_price)
SELECT o.id, b.id, 1 + (o.id * b.id) % 3, b.price
FROM customer_order o JOIN book b ON (o.id * 13 + b.id * 17) % 8 = 0;

REFRESH MATERIALIZED VIEW best_seller;
ANALYZE;
