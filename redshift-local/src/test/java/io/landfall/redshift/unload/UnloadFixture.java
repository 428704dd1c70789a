package io.landfall.redshift.unload;

import io.landfall.redshift.S3OnDisk;
import io.landfall.redshift.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Unloads, and looks at what came out. */
record UnloadFixture(Warehouse warehouse, Connection connection) {

    void unload(String query, String prefix, String options) throws SQLException {
        Warehouse.run(connection, statement(query, prefix, options));
    }

    static String statement(String query, String prefix, String options) {
        return "UNLOAD ($$" + query + "$$) TO '" + S3OnDisk.url(prefix) + "' " + Warehouse.ROLE + " " + options;
    }

    /** Keys below a prefix, without the prefix. */
    List<String> names(String prefix) {
        return warehouse
                .s3()
                .client()
                .listObjectsV2(request -> request.bucket(S3OnDisk.BUCKET).prefix(prefix))
                .contents()
                .stream()
                .map(S3Object::key)
                .map(key -> key.substring(prefix.length()))
                .toList();
    }

    InputStream open(String key) {
        return warehouse.s3().client().getObject(request -> request.bucket(S3OnDisk.BUCKET)
                .key(key));
    }

    String text(String key) throws IOException {
        try (InputStream in = open(key)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
