package io.landfall.local.redshift;

import io.landfall.redshift.FaultSettings;
import java.nio.file.Path;

/**
 * What a Redshift of its own is started with. It listens on the loopback interface only.
 *
 * @param directory where tables, and objects if S3 is its own, are kept; a second start finds them again
 * @param port 0 takes a free one
 * @param database created when it is not there
 * @param user superuser of the warehouse
 * @param region what the warehouse believes its region to be
 * @param faults the admin port, and what goes wrong on purpose from the start
 */
public record StandaloneSettings(
        Path directory,
        int port,
        String database,
        String user,
        String password,
        S3Choice s3,
        String region,
        FaultSettings faults) {

    @Override
    public String toString() {
        return "StandaloneSettings[directory=%s, port=%d, database=%s, user=%s, s3=%s, region=%s]"
                .formatted(directory, port, database, user, s3, region);
    }
}
