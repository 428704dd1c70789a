SELECT start_time,
       EXTRACT(hour FROM start_time)::INTEGER AS hour,
       EXTRACT(day FROM start_time)::INTEGER AS day,
       EXTRACT(week FROM start_time)::INTEGER AS week,
       EXTRACT(month FROM start_time)::INTEGER AS month,
       EXTRACT(year FROM start_time)::INTEGER AS year,
       EXTRACT(dow FROM start_time)::INTEGER AS weekday
FROM (
  SELECT DISTINCT DATEADD(ms, e.ts, '1970-01-01'::TIMESTAMP) AS start_time
  FROM {{ staging('log_data') }} e
  WHERE e.page = 'NextSong' AND e.ts IS NOT NULL
) t
