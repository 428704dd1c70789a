-- What the sessions have run, written by the gateway just before somebody reads it. Times are UTC.

CREATE TABLE IF NOT EXISTS redshift_local.session (
  session_number bigint PRIMARY KEY,
  pid integer NOT NULL,
  user_name text NOT NULL,
  database_name text NOT NULL,
  application text NOT NULL,
  driver text NOT NULL,
  start_time timestamp NOT NULL,
  end_time timestamp
);

CREATE TABLE IF NOT EXISTS redshift_local.transaction (
  transaction_id bigint PRIMARY KEY,
  session_number bigint NOT NULL,
  pid integer NOT NULL,
  start_time timestamp NOT NULL,
  end_time timestamp,
  committed boolean NOT NULL
);

-- status: running, success, failed, canceled.
CREATE TABLE IF NOT EXISTS redshift_local.statement (
  query_id bigint PRIMARY KEY,
  transaction_id bigint NOT NULL,
  session_number bigint NOT NULL,
  pid integer NOT NULL,
  user_name text NOT NULL,
  database_name text NOT NULL,
  label text NOT NULL,
  query_type text NOT NULL,
  leader_only boolean NOT NULL,
  status text NOT NULL,
  start_time timestamp NOT NULL,
  end_time timestamp,
  error text,
  row_count bigint NOT NULL,
  query_text text NOT NULL
);
CREATE INDEX IF NOT EXISTS statement_start_time ON redshift_local.statement (start_time);
CREATE INDEX IF NOT EXISTS transaction_start_time ON redshift_local.transaction (start_time);
