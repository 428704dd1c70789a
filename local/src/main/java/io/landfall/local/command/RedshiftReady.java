package io.landfall.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.local.redshift.S3Choice;
import io.landfall.local.redshift.StandaloneRedshift;
import io.landfall.local.redshift.StandaloneSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How to reach a Redshift that has started.
 *
 * @param tellPassword whether the password was made up, so that it has to be told
 */
record RedshiftReady(StandaloneSettings settings, StandaloneRedshift redshift, boolean tellPassword) {

    private static final ObjectMapper JSON = new ObjectMapper();

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("  JDBC      " + redshift.warehouse().jdbcUrl());
        lines.add("  TLS       " + redshift.warehouse().tlsJdbcUrl());
        lines.add("  psql      " + redshift.warehouse().psqlCommand());
        lines.add("  User      " + settings.user());
        lines.add("  Password  " + (tellPassword ? settings.password() : "(the one you gave)"));
        lines.add("  S3        " + redshift.s3() + (ownS3() ? "  (any access keys)" : "  (not started here)"));
        if (ownS3()) {
            lines.add("            make a bucket: aws --endpoint-url " + redshift.s3() + " s3 mb s3://my-bucket");
        }
        redshift.warehouse().adminUri().ifPresent(uri -> lines.add("  Admin     " + uri + "  (faults, sessions)"));
        lines.add("  Data      " + settings.directory());
        lines.add("");
        return lines;
    }

    String json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("jdbcUrl", redshift.warehouse().jdbcUrl());
        fields.put("tlsJdbcUrl", redshift.warehouse().tlsJdbcUrl());
        fields.put(
                "certificateAuthority",
                redshift.warehouse().certificateAuthority().toString());
        fields.put("psql", redshift.warehouse().psqlCommand());
        fields.put("host", "127.0.0.1");
        fields.put("port", redshift.warehouse().port());
        fields.put("database", settings.database());
        fields.put("user", settings.user());
        if (tellPassword) {
            fields.put("password", settings.password());
        }
        fields.put("s3", redshift.s3().toString());
        redshift.warehouse().adminUri().ifPresent(uri -> fields.put("admin", uri.toString()));
        fields.put("data", settings.directory().toString());
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean ownS3() {
        return settings.s3() instanceof S3Choice.Own;
    }
}
