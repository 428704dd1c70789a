-- CASE, because TO_TIMESTAMP fails on what it cannot read; a check tells of a station that has no date therefore.
SELECT id AS station_id, TRIM(name) AS name, TRIM(city) AS city, latitude, longitude, dpcapacity AS capacity,
       CASE WHEN online_date ~ '^[0-9]{1,2}/[0-9]{1,2}/[0-9]{4} [0-9]{1,2}:[0-9]{2}$'
            THEN TO_TIMESTAMP(online_date, 'MM/DD/YYYY HH24:MI')::TIMESTAMP END AS online_at
FROM {{ staging('stations') }} s
WHERE id IS NOT NULL AND name IS NOT NULL
