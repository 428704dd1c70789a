SELECT COUNT(*) FROM {{ target('divvy.trips') }}
WHERE user_type IS NULL OR user_type NOT IN ('Subscriber', 'Customer', 'Dependent')
